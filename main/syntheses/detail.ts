import type { SynthesisDetail } from '../../shared/syntheses/contract.ts';
import { openDossier, todayOf } from '../engine/dossier/read.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { frozenOf } from './freeze.ts';
import { filesOf } from './held-files.ts';
import { picksOf } from './material.ts';
import { versionsOf } from './read.ts';
import { meetingsBelow, worldOf } from './scopes.ts';
import { changedSince } from './since.ts';
import { synthesisContent } from './whole.ts';

/** All that the screen of one synthesis shows. One that is frozen shows what is to be signed, and beside it what changed. */
export function detail(read: Reader, id: string, now: string): SynthesisDetail {
  const { synthesis, scopeName, themes, ...counted } = synthesisContent(read, id);
  const isWritten = synthesis.state === 'draft' || synthesis.state === 'review';
  const frozen = frozenOf(read, id);
  const picks = isWritten
    ? picksOf(read, meetingsBelow(worldOf(read), synthesis.scope))
    : {
        proposals: themes.flatMap(({ proposals }) => proposals),
        practices: themes.flatMap(({ practices }) => practices),
      };
  return {
    synthesis,
    scopeName,
    versions: versionsOf(read, synthesis.scope).map(({ scope: _, supersededBy: __, ...version }) => version),
    attachments: filesOf(read, id, frozen?.document),
    ...picks,
    attendance: counted.attendance,
    presences: counted.presences,
    headcount: counted.headcount,
    frozen: frozen
      ? {
          code: frozen.code,
          at: frozen.at,
          takenOn: frozen.document.takenOn,
          changedSince: changedSince(read, id, frozen),
        }
      : null,
    today: todayOf(openDossier(read), now),
  };
}
