import { type ReactNode, useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import type { KnownCopy } from '../../shared/dossier/contract.ts';
import { DRAFT_DAYS } from '../../shared/drafts/contract.ts';
import type { ErasedCounts, Erasure, FarMeeting, RetainedKind } from '../../shared/personal-data/contract.ts';
import { DATA_KINDS, DataKind } from '../../shared/personal-data/kinds.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { counted } from '../../shared/text/numbers.ts';
import { useAnswer, useCommand, useJob } from '../client/hooks.ts';
import { Alert, Badge } from '../components/alert.tsx';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { SelectInput, TextInput } from '../components/inputs.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { Page } from '../components/page.tsx';
import { notify } from '../components/toasts.tsx';
import { LeftTexts } from './left-texts.tsx';
import { NamedPerson } from './named-person.tsx';
import { PersonDataPanel } from './person-data-panel.tsx';
import './personal-data.css';

/** `/donnees-personnelles`, `/donnees-personnelles/:personId`: what is kept on people, for how long, and how it goes. */
export function PersonalDataPage() {
  const { personId } = useParams<{ personId?: string }>();
  const [, navigate] = useLocation();
  const { data } = useAnswer('personalData.overview', null);
  const readOnly = useAnswer('dossier.current', null).data?.readOnly ?? true;
  const purge = useJob('personalData.purge');
  const due = data?.kinds.filter((kind) => kind.due > 0) ?? [];
  const erase = async (kinds: readonly DataKind[]) => {
    const done = await purge.start({ kinds: [...kinds] }).catch(() => undefined);
    if (done) notify('C’est effacé, des sauvegardes aussi. Une nouvelle sauvegarde est faite.');
  };
  return (
    <Page
      intro="Ce que le dossier garde sur les personnes ne sert plus une fois la consultation finie. Cahiers compte le temps depuis la dernière rencontre de chacun, et efface quand vous le décidez."
      action={
        due.length > 0 ? (
          <EraseButton kinds={due} primary disabled={readOnly} waiting={purge.running} onErase={erase}>
            Effacer tout ce qui est échu
          </EraseButton>
        ) : undefined
      }
    >
      <JobStatus job={purge} />
      <div className={personId ? 'with-side' : undefined}>
        <div>
          {data && data.copies.length > 0 && <Copies copies={data.copies} />}
          {data && data.left.length > 0 && <LeftTexts left={data.left} readOnly={readOnly} />}
          <h2 className="fr-h5">Ce qui est gardé, et combien de temps</h2>
          {data && <CountedFrom {...data} />}
          <ul className="retention">
            {data?.kinds.map((kind) => (
              <Retained
                key={kind.kind}
                {...kind}
                disabled={readOnly}
                waiting={purge.running}
                onErase={erase}
              />
            ))}
          </ul>
          <p className="fr-text--sm">
            Ce qui est en cours de saisie et n’est pas encore enregistré est gardé aussi, et s’efface de
            lui-même à l’ouverture du dossier, quand on y a travaillé deux jours, {DRAFT_DAYS} jours ou plus
            après la dernière frappe.
          </p>
          <Requests readOnly={readOnly} />
          {data && data.erasures.length > 0 && <Erasures erasures={data.erasures} />}
        </div>
        {personId && (
          <PersonDataPanel
            key={personId}
            personId={personId}
            readOnly={readOnly}
            onClose={() => navigate('/donnees-personnelles')}
          />
        )}
      </div>
    </Page>
  );
}

function Copies({ copies }: { copies: readonly KnownCopy[] }) {
  const isFormer = copies.some(({ isLater }) => isLater);
  return (
    <section aria-labelledby="copies" className="fr-mb-4w">
      <h2 className="fr-h5" id="copies">
        Le même dossier, ailleurs
      </h2>
      <p>
        {isFormer ? (
          <>
            C’est ici l’ancien emplacement du dossier, qui a dû être réécrit ailleurs, où le travail a
            continué&nbsp;: ouvrez celui-là, et effacez-y ce qui doit l’être.
          </>
        ) : (
          <>
            Ce dossier a dû être réécrit à un autre emplacement pendant que vous y travailliez. Ce qui est
            resté là garde les mêmes personnes, et n’est pas effacé d’ici&nbsp;: vérifiez que rien n’y manque
            au dossier ouvert, puis supprimez-le.
          </>
        )}
      </p>
      <ul className="retention__copies">
        {copies.map(({ folder, isAway, isLater }) => (
          <li key={folder}>
            {folder}
            {isLater && (
              <>
                {' '}
                <Badge severity="success">Le travail y a continué</Badge>
              </>
            )}
            {isAway && (
              <>
                {' '}
                <Badge severity="info">Pas branché</Badge>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** From when one counts, and the meetings whose date may be a slip. */
function CountedFrom({
  lastMeetingOn,
  farMeetings,
}: {
  lastMeetingOn: string | null;
  farMeetings: readonly FarMeeting[];
}) {
  return (
    <>
      <p>
        {lastMeetingOn === null
          ? 'Aucune rencontre n’est notée\u00a0: on compte depuis la création du dossier.'
          : `La dernière rencontre est le ${dateInWords(lastMeetingOn)}\u00a0: c’est depuis ce jour que l’on compte pour qui n’est inscrit à aucune, et pour les lieux et les réseaux.`}
      </p>
      {farMeetings.map(({ id, title, date }) => (
        <Alert key={id} severity="warning">
          <Link href={`/rencontres/${id}`}>{title}</Link> est dans plus d’un an, le {dateInWords(date)}. Si
          c’est une erreur, corrigez la date ou annulez la rencontre&nbsp;: sans cela, rien de ce qui se
          compte depuis ce jour ne sera à effacer.
        </Alert>
      ))}
    </>
  );
}

/** Durations to choose from, in months. */
const MONTHS = [1, 3, 6, 12, 24, 36, 60];

function Retained({
  kind,
  months,
  held,
  due,
  disabled,
  waiting,
  onErase,
}: RetainedKind & {
  disabled: boolean;
  waiting: boolean;
  onErase: (kinds: readonly DataKind[]) => Promise<void>;
}) {
  const keep = useCommand('personalData.keepFor');
  const [failure, setFailure] = useState('');
  const { title, description, counted: words } = DATA_KINDS[kind];
  const choices = [...new Set([...MONTHS, months])].toSorted((a, b) => a - b);
  const change = (chosen: string) => {
    setFailure('');
    keep.run({ kind, months: Number(chosen) }).catch((error: Error) => setFailure(error.message));
  };
  return (
    <li className="retention__kind">
      <div>
        <h3 className="fr-h6 fr-mb-1v">{title}</h3>
        <p className="fr-text--sm fr-mb-1v">{description}</p>
        <p className="fr-mb-0">
          {held === 0 ? 'Le dossier n’en a pas.' : `Le dossier en a pour ${counted(held, ...words)}.`}{' '}
          {due > 0 && <Badge severity="warning">{counted(due, 'à effacer', 'à effacer')}</Badge>}
        </p>
        {failure !== '' && <Alert>{failure}</Alert>}
      </div>
      <SelectInput
        label="Gardées"
        value={String(months)}
        disabled={disabled}
        options={choices.map((choice) => ({ value: String(choice), label: `${choice}\u00a0mois` }))}
        onChange={change}
      />
      {due > 0 && (
        <EraseButton
          kinds={[{ kind, months, held, due }]}
          disabled={disabled}
          waiting={waiting}
          onErase={onErase}
        >
          Effacer
          <span className="fr-sr-only">
            {'\u00a0'}: {title.toLowerCase()}
          </span>
        </EraseButton>
      )}
    </li>
  );
}

function EraseButton({
  kinds,
  primary = false,
  disabled,
  waiting,
  onErase,
  children,
}: {
  kinds: readonly RetainedKind[];
  primary?: boolean;
  disabled: boolean;
  waiting: boolean;
  onErase: (kinds: readonly DataKind[]) => Promise<void>;
  children: ReactNode;
}) {
  return (
    <ConfirmButton
      className={primary ? 'fr-btn' : 'fr-btn fr-btn--secondary fr-btn--sm'}
      title="Effacer pour de bon&nbsp;?"
      question={
        <>
          {kinds.map(({ kind, due }) => (
            <span key={kind} className="retention__line">
              {DATA_KINDS[kind].title}&nbsp;: {counted(due, ...DATA_KINDS[kind].counted)}.
            </span>
          ))}
          Rien ne pourra les faire revenir, ni l’annulation, ni la corbeille, ni une sauvegarde&nbsp;: celles
          de ce dossier seront remplacées par une nouvelle. {listedAfter(kinds.map(({ kind }) => kind))} Les
          copies faites ailleurs, sur une clé USB par exemple, sont à effacer par vous&nbsp;: les ouvrir
          montrerait de nouveau ce qu’elles gardent.
        </>
      }
      confirm="Effacer pour de bon"
      disabled={disabled}
      waiting={waiting}
      onConfirm={() => onErase(kinds.map(({ kind }) => kind))}
    >
      {children}
    </ConfirmButton>
  );
}

/** What a purge of some kinds lists once it is done; '' when it looks for nobody. */
function listedAfter(kinds: readonly DataKind[]): string {
  const isWho = kinds.includes('identity');
  if (!isWho && !kinds.includes('contact')) return '';
  const what = isWho ? 'leur nom ou leurs coordonnées' : 'leurs coordonnées';
  return `Les textes et les documents joints qui disent encore ${what} seront listés ici, jusqu’à ce que vous les ayez relus.`;
}

/** People found as one types. */
const FOUND = 8;

function Requests({ readOnly }: { readOnly: boolean }) {
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  const { data } = useAnswer('personalData.find', { text, limit: FOUND }, { enabled: text !== '' });
  const found = text === '' ? [] : (data ?? []);
  return (
    <section aria-labelledby="requests" className="fr-mt-4w">
      <h2 className="fr-h5" id="requests">
        La demande d’une personne
      </h2>
      <p>Quelqu’un veut savoir ce que vous gardez sur lui, ou que vous l’effaciez&nbsp;: cherchez son nom.</p>
      <TextInput label="Nom de la personne" type="search" value={typed} onChange={setTyped} />
      <p className="fr-text--sm" role="status">
        {text !== '' && data && found.length === 0 && 'Aucune fiche n’est à ce nom.'}
      </p>
      <ul className="retention__found">
        {found.map(({ id, familyName, givenName, organisation, deleted }) => (
          <li key={id}>
            <Link href={`/donnees-personnelles/${id}`} className="fr-link">
              {familyName} {givenName}
            </Link>{' '}
            <span className="fr-text--sm">
              {[organisation, deleted && 'dans la corbeille'].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
      <NamedPerson readOnly={readOnly} />
    </section>
  );
}

function Erasures({ erasures }: { erasures: readonly Erasure[] }) {
  return (
    <section aria-labelledby="erasures" className="fr-mt-4w">
      <h2 className="fr-h5" id="erasures">
        Ce qui a été effacé
      </h2>
      <ul>
        {erasures.map(({ at, counts, finishedAt }) => (
          <li key={at}>
            {dateInWords(at.slice(0, 10))}&nbsp;: {countsInWords(counts)}.{' '}
            {finishedAt === null && <Badge severity="warning">Nettoyage à finir</Badge>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function countsInWords(counts: ErasedCounts): string {
  const told = DataKind.options.flatMap((kind) => {
    const count = counts[kind];
    return count === undefined
      ? []
      : `${DATA_KINDS[kind].title.toLowerCase()} (${counted(count, ...DATA_KINDS[kind].counted)})`;
  });
  return told.join(', ') || 'rien n’était échu';
}
