import type { Theme } from '../../shared/campaign/model.ts';
import { PRACTICE_KINDS } from '../../shared/proposals/words.ts';
import type { SynthesisDetail } from '../../shared/syntheses/contract.ts';
import type { ThemeSection as Section } from '../../shared/syntheses/model.ts';
import type { PracticeSource, ProposalSource } from '../../shared/syntheses/whole.ts';
import { SHEET_FIELDS } from '../../shared/workshops/words.ts';
import { RichTextEditor } from '../components/rich-text-editor.tsx';
import { type Pick, Picks } from './picks.tsx';

interface ThemeSectionProps {
  readonly number: number;
  readonly theme: Theme;
  readonly section: Section;
  readonly detail: SynthesisDetail;
  readonly readOnly: boolean;
  readonly onChange: (section: Section) => void;
  readonly onBlur: () => void;
}

/** What the synthesis says of one theme: findings, and what it keeps of the proposals and practices. */
export function ThemeSection({
  number,
  theme,
  section,
  detail,
  readOnly,
  onChange,
  onBlur,
}: ThemeSectionProps) {
  const severalMeetings = new Set(detail.proposals.map(({ meetingId }) => meetingId)).size > 1;
  const proposals = detail.proposals
    .filter(({ themeId }) => themeId === theme.id)
    .map((one) => proposalPick(one, theme, severalMeetings));
  const practices = detail.practices
    .filter(({ themeId }) => themeId === theme.id)
    .map((one) => practicePick(one, severalMeetings));
  return (
    <section aria-labelledby={`theme-${theme.id}`} className="fr-mt-4w">
      <h2 className="fr-h5" id={`theme-${theme.id}`}>
        Thème {number} – {theme.title}
      </h2>
      <RichTextEditor
        label={`${SHEET_FIELDS.findings}\u00a0: ${theme.shortTitle}`}
        value={section.findings}
        readOnly={readOnly}
        onChange={(findings) => onChange({ ...section, findings })}
        onBlur={onBlur}
      />
      <Picks
        title="Propositions retenues"
        noun="proposition"
        available={proposals}
        chosen={section.proposalIds}
        readOnly={readOnly}
        onChange={(proposalIds) => onChange({ ...section, proposalIds: [...proposalIds] })}
      />
      <Picks
        title="Pratiques retenues"
        noun="pratique"
        available={practices}
        chosen={section.practiceIds}
        readOnly={readOnly}
        onChange={(practiceIds) => onChange({ ...section, practiceIds: [...practiceIds] })}
      />
      {proposals.length === 0 && practices.length === 0 && (
        <p className="fr-text--sm fr-mt-1w">
          Aucune proposition ni pratique n’a été saisie pour ce thème dans les fiches d’atelier.
        </p>
      )}
    </section>
  );
}

function proposalPick(proposal: ProposalSource, theme: Theme, severalMeetings: boolean): Pick {
  const { id, title, body, subjectId, audience, votes, meetingTitle } = proposal;
  const subject = theme.subjects.find((one) => one.id === subjectId)?.title ?? '';
  const mention = [
    subject,
    audience === '' ? '' : `Pour\u00a0: ${audience}`,
    votes === null ? '' : `${votes} voix`,
    severalMeetings ? meetingTitle : '',
  ];
  return { id, title, body, mention: mention.filter((part) => part !== '').join(' · ') };
}

function practicePick(
  { id, kind, title, body, place, meetingTitle }: PracticeSource,
  several: boolean,
): Pick {
  const mention = [PRACTICE_KINDS[kind], place, several ? meetingTitle : ''];
  return { id, title, body, mention: mention.filter((part) => part !== '').join(' · ') };
}
