import { SynthesisContent } from '../../shared/syntheses/model.ts';
import { richTextPlain } from '../../shared/text/rich-text-plain.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { sql } from './read.ts';

/** In how many versions of syntheses something is written or picked under each theme. */
export function themesWritten(read: Reader): Map<string, number> {
  const written = new Map<string, number>();
  for (const { content } of read.all(sql.selectFrom('synthesis').select('content'))) {
    for (const { themeId, findings, proposalIds, practiceIds } of SynthesisContent.parse(JSON.parse(content))
      .themes) {
      const isEmpty = richTextPlain(findings).trim() === '' && proposalIds.length + practiceIds.length === 0;
      if (!isEmpty) written.set(themeId, (written.get(themeId) ?? 0) + 1);
    }
  }
  return written;
}
