import { parsed, plainText, type Speech, theme, type Value } from '../declared/in-words.ts';
import { SYNTHESIS_PARTS } from './words.ts';

interface Written {
  readonly context?: unknown;
  readonly themes?: readonly {
    readonly themeId: string;
    readonly findings: unknown;
    readonly proposalIds?: readonly string[];
    readonly practiceIds?: readonly string[];
  }[];
  readonly conclusion?: unknown;
}

/** The content of a synthesis, kept as JSON: its texts one after the other, each under what it is about. */
export function contentInWords(value: Value, speech: Speech): string {
  const content = parsed(value) as Written | null;
  const part = (title: string, body: unknown) => {
    const plain = plainText(body);
    return plain === '' ? [] : [`${title}\u00a0: ${plain}`];
  };
  const picked = (title: string, table: string, ids: readonly string[] = []) =>
    ids.length === 0 ? [] : [`${title}\u00a0: ${ids.map((id) => speech.nameOf(table, id)).join('\u202f; ')}`];
  return [
    ...part(SYNTHESIS_PARTS.context, content?.context),
    ...(content?.themes ?? []).flatMap(({ themeId, findings, proposalIds, practiceIds }) => {
      const named = theme(themeId, speech);
      return [
        ...part(named, findings),
        ...picked(`Propositions retenues (${named})`, 'proposal', proposalIds),
        ...picked(`Pratiques retenues (${named})`, 'practice', practiceIds),
      ];
    }),
    ...part(SYNTHESIS_PARTS.conclusion, content?.conclusion),
  ].join('\n\n');
}
