import { Link } from 'wouter';
import { create } from 'zustand';
import type { ListedMeeting } from '../../shared/meetings/contract.ts';
import { AwaitedKind, MeetingState } from '../../shared/meetings/model.ts';
import { MEETING_FIELDS } from '../../shared/meetings/words.ts';
import { capitalised } from '../../shared/text/capitalised.ts';
import { dateInWords, hourInWords } from '../../shared/text/dates.ts';
import { matches } from '../../shared/text/matches.ts';
import { useAnswer, useJob } from '../client/hooks.ts';
import { saveFile } from '../client/save-file.ts';
import { Button } from '../components/button.tsx';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { SelectInput, TextInput } from '../components/inputs.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { Page } from '../components/page.tsx';
import { useAskedFilter } from '../components/use-asked-filter.ts';
import { AWAITED_WORDS } from './awaited-words.ts';
import { MeetingsCalendar } from './meetings-calendar.tsx';
import { StateBadge } from './state-badge.tsx';
import { elsewhereInWords, STATES, unknownPlace } from './words.ts';

interface Shown {
  readonly text: string;
  readonly state: string;
  readonly territory: string;
  readonly awaited: AwaitedKind | '';
  readonly view: 'list' | 'calendar';
}

const EVERYTHING: Shown = { text: '', state: '', territory: '', awaited: '', view: 'list' };

/** What is shown stays while one goes from screen to screen. */
const useShown = create<Shown>(() => EVERYTHING);

/** `/rencontres`: every meeting, as a list or a calendar. */
export function MeetingsPage() {
  const { text, state, territory, awaited, view } = useShown();
  const { data: all } = useAnswer('meetings.list', {});
  const lacking = useAnswer('meetings.awaited', null, { enabled: awaited !== '' }).data;
  useAskedFilter('manque', (asked) => {
    const kind = AwaitedKind.safeParse(asked);
    if (kind.success) useShown.setState({ ...EVERYTHING, awaited: kind.data });
  });
  const calendar = useJob('meetings.exportCalendar');
  if (!all || (awaited !== '' && !lacking)) return <Page>{null}</Page>;
  const asked = new Set(lacking?.filter(({ kind }) => kind === awaited).map(({ meetingId }) => meetingId));
  const rows = all.filter(
    (meeting) =>
      (state === '' || meeting.state === state) &&
      (territory === '' || meeting.territoryName === territory) &&
      (awaited === '' || asked.has(meeting.id)) &&
      matches(text, [meeting.title, meeting.territoryName, meeting.venueName, meeting.city]),
  );
  const territories = [...new Set(all.map(({ territoryName }) => territoryName))].sort((a, b) =>
    a.localeCompare(b, 'fr'),
  );
  const exportShown = async () => {
    const file = await calendar.start({ meetingIds: rows.map(({ id }) => id) }).catch(() => undefined);
    if (file) saveFile(file);
  };
  return (
    <Page
      action={
        <>
          {all.length > 0 && (
            <Button
              type="button"
              className="fr-btn fr-btn--secondary"
              waiting={calendar.running}
              disabled={rows.length === 0}
              onClick={() => void exportShown()}
            >
              Enregistrer l’agenda
            </Button>
          )}
          <Link href="/rencontres/nouvelle" className="fr-btn">
            Ajouter une rencontre
          </Link>
        </>
      }
    >
      <JobStatus job={calendar} />
      {all.length === 0 ? (
        <EmptyState title="Aucune rencontre pour l’instant">
          Ajoutez la première{'\u00a0'}: un titre, une date et un territoire suffisent. Le lieu, les ateliers
          et les inscriptions viennent ensuite.
        </EmptyState>
      ) : (
        <>
          <div className="filters">
            <TextInput
              label="Chercher"
              type="search"
              value={text}
              onChange={(next) => useShown.setState({ text: next })}
            />
            <SelectInput
              label={MEETING_FIELDS.state}
              value={state}
              placeholder="Tous les états"
              options={MeetingState.options.map((value) => ({ value, label: STATES[value] }))}
              onChange={(next) => useShown.setState({ state: next })}
            />
            <SelectInput
              label={MEETING_FIELDS.territoryCode}
              value={territory}
              placeholder="Tous les territoires"
              options={territories.map((value) => ({ value, label: value }))}
              onChange={(next) => useShown.setState({ territory: next })}
            />
            <SelectInput
              label="À faire"
              value={awaited}
              placeholder="Peu importe"
              options={AwaitedKind.options.map((value) => ({ value, label: AWAITED_WORDS[value].filter }))}
              onChange={(next) => useShown.setState({ awaited: AwaitedKind.safeParse(next).data ?? '' })}
            />
            <SelectInput
              label="Affichage"
              value={view}
              options={[
                { value: 'list', label: 'Liste' },
                { value: 'calendar', label: 'Calendrier' },
              ]}
              onChange={(next) => useShown.setState({ view: next === 'calendar' ? 'calendar' : 'list' })}
            />
          </div>
          {view === 'calendar' ? (
            <MeetingsCalendar meetings={rows} />
          ) : (
            <DataTable
              caption="Rencontres"
              counted={['rencontre', 'rencontres']}
              rows={rows}
              total={all.length}
              rowKey={({ id }) => id}
              hrefOf={({ id }) => `/rencontres/${id}`}
              columns={[
                { key: 'title', title: 'Rencontre', cell: ({ title }) => title },
                { key: 'when', title: MEETING_FIELDS.date, cell: when },
                {
                  key: 'territory',
                  title: MEETING_FIELDS.territoryCode,
                  cell: ({ territoryName }) => territoryName,
                },
                { key: 'where', title: MEETING_FIELDS.venueId, cell: where },
                {
                  key: 'state',
                  title: MEETING_FIELDS.state,
                  cell: ({ state }) => <StateBadge state={state} />,
                },
                { key: 'registered', title: 'Inscrits', cell: ({ registered }) => registered },
              ]}
            />
          )}
        </>
      )}
    </Page>
  );
}

const when = ({ date, startTime }: ListedMeeting) => `${dateInWords(date)}, ${hourInWords(startTime)}`;

function where(meeting: ListedMeeting) {
  const { venueName, city, link, state, conflicts } = meeting;
  const elsewhere = elsewhereInWords(meeting);
  const none = unknownPlace(state);
  const place = venueName === '' ? (link === '' ? capitalised(none) : 'À distance') : venueName;
  return (
    <>
      {[place, venueName.includes(city) ? '' : city].filter(Boolean).join(', ')}
      {conflicts.length > 0 && (
        <span className="meetings__conflict">
          Lieu déjà pris à cette heure{'\u00a0'}: {conflicts.join(', ')}
        </span>
      )}
      {elsewhere !== '' && <span className="meetings__conflict">{elsewhere}</span>}
    </>
  );
}
