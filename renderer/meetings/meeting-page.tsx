import type { ListedMeeting } from '../../shared/meetings/contract.ts';
import { dayAndHours } from '../../shared/text/dates.ts';
import { useAnswer } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Page } from '../components/page.tsx';
import { TabLinks } from '../components/tab-links.tsx';
import { MeetingActions } from './meeting-actions.tsx';
import { StateBadge } from './state-badge.tsx';
import { MEETING_TABS } from './tabs.tsx';
import { elsewhereInWords, unknownPlace } from './words.ts';
import './meetings.css';

/** `/rencontres/:id` and `/rencontres/:id/:tab` */
export function MeetingPage({ id, tab }: { id: string; tab?: string }) {
  const { data: meeting, error } = useAnswer('meetings.get', { id });
  const here = MEETING_TABS.find(({ slug }) => slug === tab) ?? MEETING_TABS[0];
  if (error) {
    return (
      <Page back="/rencontres">
        <Alert>{error.message}</Alert>
      </Page>
    );
  }
  if (!meeting || !here) return null;
  const Content = here.content;
  const elsewhere = elsewhereInWords(meeting);
  return (
    <Page
      title={meeting.title}
      back="/rencontres"
      intro={<Summary meeting={meeting} />}
      action={<MeetingActions meeting={meeting} />}
    >
      {meeting.conflicts.length > 0 && (
        <Alert severity="warning">
          Ce lieu est déjà pris à cette heure{'\u00a0'}: {meeting.conflicts.join(', ')}.
        </Alert>
      )}
      {elsewhere !== '' && <Alert severity="warning">{elsewhere}.</Alert>}
      <TabLinks
        label="La rencontre"
        tabs={MEETING_TABS.map(({ slug, label }) => ({
          href: `/rencontres/${id}/${slug}`,
          label,
          isHere: slug === here.slug,
        }))}
      />
      <Content key={id} meetingId={id} />
    </Page>
  );
}

function Summary({ meeting }: { meeting: ListedMeeting }) {
  const { date, startTime, endTime, venueName, city, link, state, territoryName } = meeting;
  const place = venueName === '' ? `lieu ${unknownPlace(state)}` : venueName;
  const where = [
    venueName === '' && link !== '' ? 'à distance' : place,
    venueName.includes(city) ? '' : city,
  ];
  return (
    <>
      <StateBadge state={state} /> {territoryName} · {dayAndHours(date, startTime, endTime)} ·{' '}
      {where.filter(Boolean).join(', ')}
      {link !== '' && venueName !== '' && ', et à distance'}
    </>
  );
}
