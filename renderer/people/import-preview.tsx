import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { ImportPreview } from '../../shared/people/import.ts';
import { useAnswer } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { CheckboxInput } from '../components/inputs.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { ChangedPeople, FaultyLines, GonePeople, NewPeople } from './import-lists.tsx';
import type { Import } from './use-import.ts';

/** What the import would do, before it does it. */
export function PreviewStep({ list, seen }: { list: Import; seen: ImportPreview }) {
  const { choices, decide } = list;
  const campaign = useAnswer('dossier.current', null).data?.campaign;
  const fallback = campaign?.categories.find(({ id }) => id === campaign.fallback)?.plural ?? '';
  const { counts, registrations } = seen;
  const recognised = Object.keys(choices.same).length;
  const alike = seen.new.filter(({ lookalikes }) => lookalikes.length > 0).length;
  const updated = choices.applyChanges ? counts.changed : 0;
  const atMeeting = choices.meetingId !== '';
  const doesNothing =
    counts.new + updated + (registrations?.added ?? 0) + (choices.cancelGone ? counts.gone : 0) === 0 &&
    !(atMeeting && counts.changed + counts.unchanged > 0);
  return (
    <>
      <p>{summaryOf(seen)}</p>
      {counts.unknownCategory > 0 && (
        <Alert severity="info">
          {counts.unknownCategory === 1
            ? `La fonction d’une personne nouvelle ne dit pas sa catégorie : elle ira dans « ${fallback} ».`
            : `La fonction de ${french(counts.unknownCategory)} personnes nouvelles ne dit pas leur catégorie : elles iront dans « ${fallback} ».`}
        </Alert>
      )}
      {alike > 0 && (
        <Alert severity="warning">
          {alike === 1
            ? 'Une personne nouvelle ressemble à quelqu’un du dossier : dites, dans la première liste, si c’est la même.'
            : `${french(alike)} personnes nouvelles ressemblent à quelqu’un du dossier : dites, dans la première liste, si ce sont les mêmes.`}
        </Alert>
      )}
      <PreviewTabs list={list} seen={seen} />
      <div className="import__decisions">
        {counts.changed > 0 && (
          <CheckboxInput
            label={`Mettre à jour ${counts.changed === 1 ? 'la personne modifiée' : `les ${french(counts.changed)} personnes modifiées`}`}
            value={choices.applyChanges}
            onChange={(applyChanges) => decide({ applyChanges })}
          />
        )}
        {atMeeting && counts.gone > 0 && (
          <CheckboxInput
            label={
              counts.gone === 1
                ? 'Annuler l’inscription de la personne qui n’est plus dans la liste'
                : `Annuler l’inscription des ${french(counts.gone)} personnes qui ne sont plus dans la liste`
            }
            value={choices.cancelGone}
            onChange={(cancelGone) => decide({ cancelGone })}
          />
        )}
      </div>
      {doesNothing && <Alert severity="info">Cette liste ne change rien au dossier.</Alert>}
      {recognised > 0 && (
        <p>
          {recognised === 1
            ? 'Une ligne est reconnue comme une personne du dossier.'
            : `${recognised} lignes sont reconnues comme des personnes du dossier.`}
        </p>
      )}
      <JobStatus job={list.run} />
      <div className="form__actions">
        <Button
          type="button"
          className="fr-btn"
          disabled={doesNothing}
          waiting={list.run.running}
          onClick={() => void list.carryOut()}
        >
          Importer
        </Button>
        <button type="button" className="fr-btn fr-btn--secondary" onClick={list.backToColumns}>
          Revenir aux colonnes
        </button>
      </div>
    </>
  );
}

/** Tabs as the ARIA practices have them: arrows go from one to the next, Tab goes into the panel. */
function PreviewTabs({ list, seen }: { list: Import; seen: ImportPreview }) {
  const { counts } = seen;
  const tabs: { key: string; label: string; count: number; panel: () => ReactNode }[] = [
    {
      key: 'new',
      label: 'Nouvelles',
      count: counts.new,
      panel: () => <NewPeople list={list} people={seen.new} total={counts.new} />,
    },
    {
      key: 'changed',
      label: 'Modifiées',
      count: counts.changed,
      panel: () => <ChangedPeople people={seen.changed} total={counts.changed} />,
    },
    {
      key: 'gone',
      label: 'Absentes de la liste',
      count: counts.gone,
      panel: () => <GonePeople people={seen.gone} total={counts.gone} />,
    },
    {
      key: 'faulty',
      label: 'À corriger',
      count: counts.faulty,
      panel: () => <FaultyLines lines={seen.faulty} total={counts.faulty} />,
    },
  ];
  const [chosen, setChosen] = useState(() =>
    Math.max(
      0,
      tabs.findIndex(({ count }) => count > 0),
    ),
  );
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const last = tabs.length - 1;
    const next = {
      ArrowRight: (chosen + 1) % tabs.length,
      ArrowLeft: (chosen + last) % tabs.length,
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setChosen(next);
    row.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <>
      <div
        ref={row}
        className="import__tabs"
        role="tablist"
        aria-label="Ce que fera l’import"
        onKeyDown={onKeyDown}
      >
        {tabs.map(({ key, label, count }, index) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`${id}-${key}`}
            aria-selected={index === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={index === chosen ? 0 : -1}
            onClick={() => setChosen(index)}
          >
            {label} ({french(count)})
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tabs[chosen]?.key}`}>
        {tabs[chosen]?.panel()}
      </div>
    </>
  );
}

function summaryOf({ counts, registrations }: ImportPreview): string {
  const parts = [
    inWords(counts.new, 'personne nouvelle', 'personnes nouvelles'),
    inWords(counts.changed, 'personne modifiée', 'personnes modifiées'),
    inWords(counts.unchanged, 'personne inchangée', 'personnes inchangées'),
    inWords(
      counts.faulty,
      'ligne à corriger, qui sera mise de côté',
      'lignes à corriger, qui seront mises de côté',
    ),
  ].filter(Boolean);
  const meeting =
    registrations &&
    [
      inWords(registrations.added, 'inscription nouvelle', 'inscriptions nouvelles') ||
        'aucune inscription nouvelle',
      inWords(
        registrations.cancelled,
        'inscription annulée, laissée ainsi',
        'inscriptions annulées, laissées ainsi',
      ),
    ].filter(Boolean);
  return `${parts.join(', ')}.${meeting ? ` Pour la rencontre : ${meeting.join(', ')}.` : ''}`;
}

function inWords(count: number, one: string, several: string): string {
  return count === 0 ? '' : `${french(count)} ${count === 1 ? one : several}`;
}

const french = (count: number) => count.toLocaleString('fr-FR');
