import type { SynthesisDetail } from '../../shared/syntheses/contract.ts';
import { openDossier, todayOf } from '../dossier/read.ts';
import type { Reader } from '../dossier/store.ts';
import { picksOf } from './material.ts';
import { versionsOf } from './read.ts';
import { meetingsBelow, worldOf } from './scopes.ts';
import { synthesisContent } from './whole.ts';

/** All that the screen of one synthesis shows. One that is signed off shows what was signed, and nothing else. */
export function detail(read: Reader, id: string, now: string): SynthesisDetail {
  const { synthesis, scopeName, attachments, attendance, themes } = synthesisContent(read, id);
  const picks =
    synthesis.signOff === null
      ? picksOf(read, meetingsBelow(worldOf(read), synthesis.scope))
      : {
          proposals: themes.flatMap(({ proposals }) => proposals),
          practices: themes.flatMap(({ practices }) => practices),
        };
  return {
    synthesis,
    scopeName,
    versions: versionsOf(read, synthesis.scope).map(({ scope: _, ...version }) => version),
    attachments: [...attachments],
    ...picks,
    attendance,
    today: todayOf(openDossier(read), now),
  };
}
