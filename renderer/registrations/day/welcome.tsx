import { useEffect, useMemo, useRef, useState } from 'react';
import { countAttendance } from '../../../shared/registrations/attendance.ts';
import type { RegistrationOfPerson } from '../../../shared/registrations/contract.ts';
import type { WorkshopWithPlaces } from '../../../shared/workshops/contract.ts';
import { Alert } from '../../components/alert.tsx';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { notify } from '../../components/toasts.tsx';
import { undoOf } from '../../shell/undo.ts';
import { useTellingApart } from '../use-telling-apart.ts';
import { Counters, CountersByCategory, type Shown } from './counters.tsx';
import { DayList, type FocusRequest } from './day-list.tsx';
import { KnownElsewhere } from './known-elsewhere.tsx';
import { LastWelcomed } from './last-welcomed.tsx';
import { NewcomerDialog } from './newcomer-dialog.tsx';
import { RepresentedDialog } from './represented-dialog.tsx';
import { Search } from './search.tsx';
import { namesakesOf, seek } from './seek.ts';
import type { MarkPeople } from './use-pointage.ts';
import { useRecording } from './use-recording.ts';
import { WhichNamesake } from './which-namesake.tsx';

/** Fewer people found than this, one may be looking for someone who was not expected. */
const FEW = 3;

interface WelcomeProps {
  readonly meetingId: string;
  readonly registrations: readonly RegistrationOfPerson[];
  readonly workshops: readonly WorkshopWithPlaces[];
  readonly mark: MarkPeople;
  readonly failure: string | undefined;
}

/** The welcome of the participants, while they wait: seek, mark, say where to go. */
export function Welcome({ meetingId, registrations, workshops, mark, failure }: WelcomeProps) {
  const [text, setText] = useState('');
  const [shown, setShown] = useState<Shown>('expected');
  const [activeId, setActiveId] = useState<string>();
  const [focus, setFocus] = useState<FocusRequest>({ to: 'search', turn: 0 });
  const [welcoming, setWelcoming] = useState(false);
  const [asked, setAsked] = useState<RegistrationOfPerson>();
  const top = useRef<HTMLDivElement>(null);
  // The title of the meeting makes room for the people who wait.
  useEffect(() => {
    top.current?.scrollIntoView({ behavior: 'instant' });
  }, []);
  const counts = useMemo(() => countAttendance(registrations), [registrations]);
  const rows = useMemo(() => {
    const found = seek(registrations, text);
    return text.trim() === '' && shown !== 'expected'
      ? found.filter(({ attendance }) => (attendance ?? 'unmarked') === shown)
      : found;
  }, [registrations, text, shown]);
  const told = useTellingApart(registrations);
  const active = rows.find(({ id }) => id === activeId) ?? rows[0];

  const focusOn = (to: string) => {
    if (to !== 'search') setActiveId(to);
    setFocus(({ turn }) => ({ to, turn: turn + 1 }));
  };
  const search = (typed: string) => {
    setText(typed);
    setActiveId(undefined);
  };
  /** After a search, the field is ready for the next person; going through the list, the next row is. */
  const goOn = (from?: RegistrationOfPerson) => {
    const next = rows[rows.findIndex(({ id }) => id === from?.id) + 1];
    if (text === '' && from && next) return focusOn(next.id);
    search('');
    focusOn('search');
  };
  const recording = useRecording({ meetingId, registrations, mark, onRecorded: goOn });
  const { last } = recording;
  const lastRegistration = registrations.find(({ id }) => id === last?.id);
  const actions = useMemo(
    () => ({
      onRecord: recording.record,
      onAssign: recording.assign,
      onActivate: ({ id }: RegistrationOfPerson) => setActiveId(id),
    }),
    [recording.record, recording.assign],
  );
  const onEnter = () => {
    if (text.trim() === '') return;
    if (!active) setWelcoming(true);
    // Checking the first one in would be right half of the time.
    else if (namesakesOf(active, rows).length > 0) setAsked(active);
    else recording.record(active, 'present');
  };
  const markAbsent = async () => {
    const ids = registrations.flatMap(({ id, status, attendance }) =>
      status === 'registered' && attendance === null ? [id] : [],
    );
    const done = await mark(ids, { attendance: 'absent', representedBy: '' });
    if (!done) return;
    notify(`${peopleInWords(ids.length)} au pointage\u00a0: absent`, { undo: undoOf(done) });
  };

  return (
    <div ref={top} className="day">
      <div className="day-head">
        <Search
          text={text}
          onChange={search}
          onEnter={onEnter}
          onList={() => rows[0] && focusOn((active ?? rows[0]).id)}
          focusTurn={focus.to === 'search' ? focus.turn : 0}
        />
        {lastRegistration && last && (
          <LastWelcomed
            registration={lastRegistration}
            told={told.get(lastRegistration.id) ?? ''}
            already={last.already}
            workshops={workshops}
            onAssign={recording.assign}
            onUndo={() => {
              recording.takeBack();
              focusOn('search');
            }}
          />
        )}
      </div>
      {failure && <Alert>{failure}</Alert>}
      <Counters counts={counts} shown={shown} onShow={setShown} />
      {rows.length > 0 ? (
        <DayList
          rows={rows}
          told={told}
          workshops={workshops}
          activeId={active?.id}
          focus={focus}
          actions={actions}
          onFocus={focusOn}
        />
      ) : (
        <p role="status">
          {text.trim() === ''
            ? 'Personne n’est dans ce cas.'
            : `Personne de ce nom parmi les inscrits. Entrée\u00a0: accueillir «\u00a0${text.trim()}\u00a0» comme quelqu’un de nouveau.`}
        </p>
      )}
      {text.trim().length > 1 && rows.length < FEW && (
        <KnownElsewhere typed={text} registrations={registrations} onWelcome={recording.welcomeKnown} />
      )}
      <p className="day-keys fr-text--sm">
        Dans la liste (flèche bas depuis la recherche){'\u00a0'}: <kbd>P</kbd> ou <kbd>Entrée</kbd> présent,{' '}
        <kbd>D</kbd> à distance, <kbd>E</kbd> excusé, <kbd>A</kbd> absent, <kbd>R</kbd> représenté,{' '}
        <kbd>Suppr</kbd> retirer le pointage, <kbd>Échap</kbd> revenir à la recherche. <kbd>Ctrl</kbd>+
        <kbd>Z</kbd> annule.
      </p>
      <div className="form__actions">
        <button type="button" className="fr-btn fr-btn--secondary" onClick={() => setWelcoming(true)}>
          Quelqu’un de nouveau
        </button>
        <ConfirmButton
          disabled={counts.unmarked === 0}
          title="Marquer absentes les personnes non pointées&nbsp;?"
          question={`${peopleInWords(counts.unmarked)} sans pointage\u00a0: l’absence sera notée${counts.unmarked === 1 ? '' : ' pour chacune'}. Vous pourrez annuler.`}
          confirm="Marquer absents"
          onConfirm={markAbsent}
        >
          {counts.unmarked === 1
            ? 'Marquer absente la personne non pointée'
            : `Marquer absents les ${counts.unmarked} non pointés`}
        </ConfirmButton>
      </div>
      <CountersByCategory meetingId={meetingId} registrations={registrations} />
      {asked && (
        <WhichNamesake
          namesakes={[asked, ...namesakesOf(asked, rows)]}
          told={told}
          onTake={(registration) => {
            setAsked(undefined);
            recording.record(registration, 'present');
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
      {recording.representing && (
        <RepresentedDialog
          registration={recording.representing}
          onRepresented={recording.represent}
          onClose={recording.cancelRepresenting}
        />
      )}
      {welcoming && (
        <NewcomerDialog
          meetingId={meetingId}
          familyName={text.trim()}
          onClose={() => setWelcoming(false)}
          onKnown={(person) => {
            setWelcoming(false);
            recording.welcomeKnown(person);
          }}
          onWelcomed={(registration) => {
            setWelcoming(false);
            recording.welcomed(registration);
          }}
        />
      )}
    </div>
  );
}

const peopleInWords = (count: number) => (count === 1 ? 'Une personne' : `${count} personnes`);
