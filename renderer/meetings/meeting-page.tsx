import { Link } from 'wouter';
import type { ListedMeeting } from '../../shared/meetings/contract.ts';
import { dayAndHours } from '../../shared/text/dates.ts';
import { useAnswer } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Page } from '../components/page.tsx';
import { MEETING_TABS } from './tabs.tsx';
import './meetings.css';

const BACK = { href: '/rencontres', label: 'Rencontres' };

/** `/rencontres/:id` and `/rencontres/:id/:tab` */
export function MeetingPage({ id, tab }: { id: string; tab?: string }) {
  const { data: meeting, error } = useAnswer('meetings.get', { id });
  const here = MEETING_TABS.find(({ slug }) => slug === tab) ?? MEETING_TABS[0];
  if (error) {
    return (
      <Page title="Rencontre" back={BACK}>
        <Alert>{error.message}</Alert>
      </Page>
    );
  }
  if (!meeting || !here) return null;
  const Content = here.content;
  return (
    <Page title={meeting.title} back={BACK} intro={whenAndWhere(meeting)}>
      <nav className="meeting-tabs" aria-label="La rencontre">
        <ul>
          {MEETING_TABS.map(({ slug, label }) => (
            <li key={slug}>
              <Link href={`/rencontres/${id}/${slug}`} aria-current={slug === here.slug ? 'page' : undefined}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Content key={id} meetingId={id} />
    </Page>
  );
}

function whenAndWhere({ date, startTime, endTime, venueName, city }: ListedMeeting): string {
  const place = [venueName, city].filter(Boolean).join(', ');
  return [dayAndHours(date, startTime, endTime), place].filter(Boolean).join(' – ');
}
