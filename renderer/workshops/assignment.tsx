import { useRef, useState } from 'react';
import { Link } from 'wouter';
import type { RegistrationOfPerson } from '../../shared/registrations/contract.ts';
import { isExpected } from '../../shared/registrations/turnout.ts';
import { matches } from '../../shared/text/matches.ts';
import type { WorkshopWithPlaces } from '../../shared/workshops/contract.ts';
import { useAnswer, useCommand } from '../client/hooks.ts';
import { SelectInput, TextInput } from '../components/inputs.tsx';
import { refuse } from '../components/refusals.tsx';
import { notify } from '../components/toasts.tsx';
import { useTellingApart } from '../registrations/use-telling-apart.ts';
import { fullName } from '../registrations/words.ts';
import { undoOf } from '../shell/undo.ts';
import { isStranded } from './access.ts';
import { AssignmentTable } from './assignment-table.tsx';
import { AssignmentTargets } from './assignment-targets.tsx';
import { ChoicesDialog } from './choices-dialog.tsx';
import type { RoomOfMeeting } from './use-rooms.ts';
import { useRowKeys } from './use-row-keys.ts';
import { givenInWords, peopleInWords } from './words.ts';

const NONE = 'none';

interface AssignmentProps {
  readonly meetingId: string;
  readonly workshops: readonly WorkshopWithPlaces[];
  readonly registrations: readonly RegistrationOfPerson[];
  readonly rooms: ReadonlyMap<string, RoomOfMeeting>;
}

/** Gives people their workshop, by hand: choose them, then a workshop by its button or its number. */
export function Assignment({ meetingId, workshops, registrations, rooms }: AssignmentProps) {
  const choices = useAnswer('workshops.choices', { meetingId }).data ?? [];
  const assign = useCommand('workshops.assign');
  const [shown, setShown] = useState(NONE);
  const [text, setText] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asksChoices, setAsksChoices] = useState(false);
  const [choosing, setChoosing] = useState<string>();
  const body = useRef<HTMLTableSectionElement>(null);

  const told = useTellingApart(registrations);
  const expected = registrations.filter(isExpected);
  const rows = expected.filter(
    ({ workshopId, person }) =>
      (shown === '' || (workshopId ?? NONE) === shown) &&
      matches(text, [person.familyName, person.givenName, person.function, person.organisation]),
  );
  const ids = rows.map(({ id }) => id);
  const chosen = ids.filter((id) => selected.has(id));

  const give = async (workshop: WorkshopWithPlaces | null, to: readonly string[]) => {
    if (to.length === 0) {
      notify('Choisissez d’abord une ou plusieurs personnes.');
      return;
    }
    const given = expected.filter(({ id }) => to.includes(id));
    const stranded = given.filter((one) => isStranded(one, workshop, rooms));
    try {
      const done = await assign.done({
        registrationIds: [...to],
        workshopId: workshop?.id ?? null,
      });
      setSelected(new Set());
      const [only] = given;
      const who = given.length === 1 && only ? fullName(only.person) : peopleInWords(to.length);
      const names = stranded.map(({ person }) => fullName(person)).join(', ');
      const warning = names === '' ? '' : ` Salle non accessible à ${names}.`;
      notify(`${givenInWords(who, workshop?.title, done.value.placesLeft)}${warning}`, {
        undo: undoOf(done),
      });
    } catch (error) {
      refuse(error);
    }
  };
  const { onKeyDown, select } = useRowKeys({
    body,
    ids,
    selected,
    setSelected,
    onChoices: setChoosing,
    onDigit: (digit, to) => {
      const workshop = workshops[digit - 1];
      if (digit === 0) void give(null, to);
      else if (workshop) void give(workshop, to);
      else notify(`Cette rencontre n’a pas d’atelier ${digit}.`);
    },
  });
  const wished = new Map(choices.map(({ registrationId, workshopIds }) => [registrationId, workshopIds]));
  const showAll = () => {
    setShown('');
    setText('');
  };
  const without = expected.filter(({ workshopId }) => workshopId === null).length;
  const chooser = expected.find(({ id }) => id === choosing);

  if (expected.length === 0) {
    return (
      <p>
        Personne n’est encore inscrit à cette rencontre.{' '}
        <Link href={`/rencontres/${meetingId}/inscriptions`}>Inscrire des personnes</Link>
      </p>
    );
  }
  return (
    <>
      <p className="fr-text--sm">
        {without === 0
          ? 'Tout le monde a un atelier.'
          : `${peopleInWords(without)} sans atelier sur ${expected.length}.`}
      </p>
      <p className="fr-text--xs" id="assignment-keys">
        Au clavier{'\u00a0'}: ↑ ↓ vont d’une personne à l’autre, Espace choisit, Maj + ↑ ↓ étend le choix,
        Ctrl + A choisit toutes celles de la liste, 1 à 9 affecte à l’atelier de ce numéro, 0 retire
        l’atelier, C saisit les choix d’ateliers, Échap oublie le choix, Ctrl + Z annule.
      </p>
      <div className="filters">
        <SelectInput
          label="Montrer"
          value={shown}
          options={[
            { value: NONE, label: `Sans atelier (${without})` },
            { value: '', label: `Tout le monde (${expected.length})` },
            ...workshops.map(({ id, title, assigned }) => ({ value: id, label: `${title} (${assigned})` })),
          ]}
          onChange={setShown}
        />
        <TextInput label="Chercher" type="search" value={text} onChange={setText} />
        {choices.length === 0 && (
          <div className="assignment__asks">
            <button
              type="button"
              className="fr-btn fr-btn--tertiary"
              aria-pressed={asksChoices}
              onClick={() => setAsksChoices(!asksChoices)}
            >
              Recueillir les choix d’ateliers
            </button>
          </div>
        )}
      </div>
      <AssignmentTargets
        workshops={workshops}
        chosen={chosen.length}
        onGive={(workshop) => void give(workshop, chosen)}
      />
      <p className="data-table__count" aria-live="polite">
        {rows.length} sur {expected.length}
      </p>
      {rows.length === 0 && (
        <p>
          {text === ''
            ? 'Il n’y a personne à montrer ici.'
            : `Personne ne correspond à «\u00a0${text}\u00a0».`}{' '}
          <button type="button" className="fr-link" onClick={showAll}>
            Montrer tout le monde
          </button>
        </p>
      )}
      {rows.length > 0 && (
        <AssignmentTable
          rows={rows}
          told={told}
          workshops={workshops}
          wished={asksChoices || choices.length > 0 ? wished : undefined}
          {...{ rooms, selected, setSelected, body, onKeyDown }}
          onSelect={select}
          onChoices={setChoosing}
        />
      )}
      {chooser && (
        <ChoicesDialog
          registration={chooser}
          workshops={workshops}
          workshopIds={wished.get(chooser.id) ?? []}
          onClose={() => setChoosing(undefined)}
        />
      )}
    </>
  );
}
