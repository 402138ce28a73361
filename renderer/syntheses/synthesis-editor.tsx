import { useEffect } from 'react';
import { z } from 'zod';
import { draftKey } from '../../shared/drafts/kinds.ts';
import type { SynthesisDetail } from '../../shared/syntheses/contract.ts';
import { type ThemeSection as Section, SynthesisContent } from '../../shared/syntheses/model.ts';
import { SYNTHESIS_FIELDS, SYNTHESIS_PARTS } from '../../shared/syntheses/words.ts';
import { EMPTY_TEXT } from '../../shared/text/rich-text.ts';
import { useAnswer, useCommand } from '../client/hooks.ts';
import { useAutosave } from '../client/use-autosave.ts';
import { TextInput } from '../components/inputs.tsx';
import { RichTextEditor } from '../components/rich-text-editor.tsx';
import { SaveIndicator } from '../components/save-indicator.tsx';
import { Attachments } from './attachments.tsx';
import { AttendanceTable } from './attendance-table.tsx';
import { ChangedSince } from './changed-since.tsx';
import { SynthesisStatus } from './synthesis-status.tsx';
import { ThemeSection } from './theme-section.tsx';
import './syntheses.css';

const Written = z.object({ title: z.string(), content: SynthesisContent });
type Written = z.infer<typeof Written>;

const writtenFrom = (kept: unknown): Written | undefined => Written.safeParse(kept).data;

/** One version of a synthesis: written here, saved by itself, then reviewed and signed off. */
export function SynthesisEditor({ detail }: { detail: SynthesisDetail }) {
  const { synthesis } = detail;
  const dossier = useAnswer('dossier.current', null);
  const save = useCommand('syntheses.save');
  const readOnly = synthesis.state !== 'draft' && synthesis.state !== 'review';
  const saved = { title: synthesis.title, content: synthesis.content };
  const autosave = useAutosave<Written>(
    saved,
    ({ title, content }, basedOn) =>
      save.run({ id: synthesis.id, title, content: withoutDeleted(content, detail) }, basedOn),
    detail,
    readOnly ? undefined : { key: draftKey('synthesis', synthesis.id), saved, read: writtenFrom },
  );
  const { title, content } = autosave.value;
  const { adopt, state } = autosave;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what comes from the dossier triggers it, not what is typed.
  useEffect(() => {
    if (state.kind !== 'saved') return;
    const stored = { title: synthesis.title, content: synthesis.content };
    // Undone, or changed in another window: what was saved from here comes back as it is.
    if (!isSame(stored, autosave.value)) adopt(stored);
  }, [synthesis]);
  const change = (changes: Partial<SynthesisContent>) =>
    autosave.change({ title, content: { ...content, ...changes } });
  const changeTheme = (section: Section) => change({ themes: withSection(content.themes, section) });
  const themes = dossier.data?.campaign.themes ?? [];

  return (
    <div className="synthesis">
      <div className="synthesis__bar">
        <SynthesisStatus detail={detail} flush={autosave.flush} />
        {!readOnly && <SaveIndicator state={autosave.state} retry={() => void autosave.flush()} />}
      </div>
      {detail.frozen && <ChangedSince frozen={detail.frozen} />}
      {readOnly ? (
        <h2 className="fr-h4">{title}</h2>
      ) : (
        <TextInput
          label={SYNTHESIS_FIELDS.title}
          value={title}
          error={title.trim() === '' ? 'Donnez un titre à la synthèse.' : undefined}
          onChange={(next: string) => autosave.change({ title: next, content })}
        />
      )}
      <h2 className="fr-h5 fr-mt-3w">{SYNTHESIS_PARTS.context} et participation</h2>
      <RichTextEditor
        label={SYNTHESIS_PARTS.context}
        value={content.context}
        readOnly={readOnly}
        onChange={(context) => change({ context })}
        onBlur={() => void autosave.flush()}
      />
      <AttendanceTable {...detail} />
      {themes.map((theme, index) => {
        const written = content.themes.find(({ themeId }) => themeId === theme.id);
        if (!written && readOnly) return null;
        // The campaign may have it since the synthesis was begun.
        const section = written ?? emptySection(theme.id);
        return (
          <ThemeSection
            key={theme.id}
            number={index + 1}
            theme={theme}
            section={section}
            detail={detail}
            readOnly={readOnly}
            onChange={changeTheme}
            onBlur={() => void autosave.flush()}
          />
        );
      })}
      <h2 className="fr-h5 fr-mt-4w">{SYNTHESIS_PARTS.conclusion}</h2>
      <RichTextEditor
        label={SYNTHESIS_PARTS.conclusion}
        value={content.conclusion}
        readOnly={readOnly}
        onChange={(conclusion) => change({ conclusion })}
        onBlur={() => void autosave.flush()}
      />
      <Attachments synthesisId={synthesis.id} attachments={detail.attachments} readOnly={readOnly} />
    </div>
  );
}

const emptySection = (themeId: string): Section => ({
  ...{ themeId, findings: EMPTY_TEXT, proposalIds: [], practiceIds: [] },
});

function withSection(sections: readonly Section[], section: Section): Section[] {
  const isThere = sections.some(({ themeId }) => themeId === section.themeId);
  if (!isThere) return [...sections, section];
  return sections.map((one) => (one.themeId === section.themeId ? section : one));
}

function isSame(stored: Written, written: Written): boolean {
  const line = written.title.replace(/\s+/g, ' ').trim();
  return stored.title === line && JSON.stringify(stored.content) === JSON.stringify(written.content);
}

/** A proposal deleted on another screen leaves the picks by itself. */
function withoutDeleted(
  content: SynthesisContent,
  { proposals, practices }: SynthesisDetail,
): SynthesisContent {
  const known = new Set([...proposals, ...practices].map(({ id }) => id));
  return {
    ...content,
    themes: content.themes.map((section) => ({
      ...section,
      proposalIds: section.proposalIds.filter((id) => known.has(id)),
      practiceIds: section.practiceIds.filter((id) => known.has(id)),
    })),
  };
}
