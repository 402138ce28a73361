import type {
  DocumentPractice,
  DocumentProposal,
  DocumentTheme,
} from '../../shared/packages/synthesis-document.ts';
import { isEmptyText, Prose } from './rich-text.tsx';
import { counted, PRACTICE_NAMES } from './words.ts';

type MeetingTitles = ReadonlyMap<string, string>;

/** What a synthesis says of one theme, under its title. */
export function ThemeSection({
  theme,
  meetingTitles,
}: {
  theme: DocumentTheme;
  meetingTitles: MeetingTitles;
}) {
  const { findings, proposals, practices } = theme;
  return (
    <>
      {isEmptyText(findings) ? null : (
        <>
          <h3>Constats</h3>
          <Prose text={findings} under={3} />
        </>
      )}
      {proposals.length > 0 ? <h3>Propositions</h3> : null}
      {proposals.length > 0 ? (
        <ol className="entries">
          {proposals.map((proposal) => (
            <Proposal key={proposal.id} proposal={proposal} meetingTitles={meetingTitles} />
          ))}
        </ol>
      ) : null}
      {practices.length > 0 ? <h3>Pratiques et retours d’expérience</h3> : null}
      {practices.length > 0 ? (
        <ul className="entries">
          {practices.map((practice) => (
            <Practice key={practice.id} practice={practice} meetingTitles={meetingTitles} />
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Proposal({ proposal, meetingTitles }: { proposal: DocumentProposal; meetingTitles: MeetingTitles }) {
  const details = [
    proposal.subject?.title,
    proposal.audience && `Pour\u00a0: ${proposal.audience}`,
    proposal.votes !== null && counted(proposal.votes, 'voix', 'voix'),
    proposal.meetingId && meetingTitles.get(proposal.meetingId),
  ];
  return (
    <li>
      <h4>{proposal.title}</h4>
      <Details details={details} />
      <Lines text={proposal.body} />
    </li>
  );
}

function Practice({ practice, meetingTitles }: { practice: DocumentPractice; meetingTitles: MeetingTitles }) {
  const details = [
    PRACTICE_NAMES[practice.kind],
    practice.place,
    practice.meetingId && meetingTitles.get(practice.meetingId),
  ];
  return (
    <li>
      <h4>{practice.title}</h4>
      <Details details={details} />
      <Lines text={practice.body} />
    </li>
  );
}

function Details({ details }: { details: readonly (string | false | null | undefined)[] }) {
  const shown = details.filter(Boolean);
  return shown.length > 0 ? <p className="entries__details">{shown.join(' · ')}</p> : null;
}

function Lines({ text }: { text: string }) {
  return text.trim() === '' ? null : <p className="entries__body">{text}</p>;
}
