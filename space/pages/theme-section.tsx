import type {
  DocumentPractice,
  DocumentProposal,
  DocumentTheme,
} from '../../shared/packages/synthesis-document.ts';
import { PRACTICE_KINDS } from '../../shared/proposals/words.ts';
import { SHEET_FIELDS } from '../../shared/workshops/words.ts';
import { itemAnchor } from '../syntheses/passages.ts';
import { Details } from './details.tsx';
import { isEmptyText, Prose } from './rich-text.tsx';
import { shownOf } from './theme-room.ts';
import { counted } from './words.ts';

export type MeetingTitles = ReadonlyMap<string, string>;

/**
 * What a synthesis says of one theme, under its title. The rest of a theme without room is behind `more`; what all
 * territories say of it is `everywhere`.
 */
export function ThemeSection({
  theme,
  meetingTitles,
  room,
  more,
  everywhere,
}: {
  theme: DocumentTheme;
  meetingTitles: MeetingTitles;
  room: number;
  more: string;
  everywhere: string | undefined;
}) {
  const { findings } = theme;
  const { proposals, practices } = shownOf(theme, room);
  const rest = proposals.rest + practices.rest;
  return (
    <>
      {isEmptyText(findings) ? null : (
        <>
          <h3>{SHEET_FIELDS.findings}</h3>
          <Prose text={findings} under={3} room={room / 4} />
        </>
      )}
      <ThemeItems proposals={proposals.items} practices={practices.items} meetingTitles={meetingTitles} />
      {rest > 0 ? (
        <p>
          <a className="fr-link" href={more}>
            Lire tout ce thème ({counted(theme.proposals.length, 'proposition', 'propositions')},{' '}
            {counted(theme.practices.length, 'pratique', 'pratiques')})
          </a>
        </p>
      ) : null}
      {everywhere ? (
        <p className="onward">
          <a href={everywhere}>Voir «&nbsp;{theme.title}&nbsp;» dans tous les territoires</a>
        </p>
      ) : null}
    </>
  );
}

export function ThemeItems({
  proposals,
  practices,
  meetingTitles,
}: {
  proposals: readonly DocumentProposal[];
  practices: readonly DocumentPractice[];
  meetingTitles: MeetingTitles;
}) {
  return (
    <>
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
  return (
    <li id={itemAnchor(proposal.id)}>
      <h4>{proposal.title}</h4>
      <Details
        of={[
          proposal.subject?.title,
          proposal.audience && `Pour\u00a0: ${proposal.audience}`,
          proposal.votes !== null && counted(proposal.votes, 'voix', 'voix'),
          proposal.meetingId && meetingTitles.get(proposal.meetingId),
        ]}
      />
      <Lines text={proposal.body} />
    </li>
  );
}

function Practice({ practice, meetingTitles }: { practice: DocumentPractice; meetingTitles: MeetingTitles }) {
  return (
    <li id={itemAnchor(practice.id)}>
      <h4>{practice.title}</h4>
      <Details
        of={[
          PRACTICE_KINDS[practice.kind],
          practice.place,
          practice.meetingId && meetingTitles.get(practice.meetingId),
        ]}
      />
      <Lines text={practice.body} />
    </li>
  );
}

function Lines({ text }: { text: string }) {
  return text.trim() === '' ? null : <p className="entries__body">{text}</p>;
}
