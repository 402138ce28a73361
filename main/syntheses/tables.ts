import type { Attachment, SynthesisLevel, SynthesisState } from '../../shared/syntheses/model.ts';

export interface SynthesesTables {
  /**
   * `content` is the JSON of its rich texts and picks; `signedFileId` an attachment. From « à la signature » on, changing
   * anything else changes nothing of it: `signedContent` is the JSON of what its screen shows (`SynthesisWhole`), `frozen`
   * that of all that its PDF and its package are made from (`FrozenSynthesis`), `frozenCode` the code of these pages.
   */
  synthesis: {
    id: string;
    level: SynthesisLevel;
    scopeId: string;
    version: number;
    state: SynthesisState;
    title: string;
    content: string;
    signedByName: string | null;
    signedByFunction: string | null;
    signedOn: string | null;
    signedFileId: string | null;
    signedContent: string | null;
    frozen: string | null;
    frozenCode: string | null;
    frozenAt: string | null;
    createdAt: string;
    updatedAt: string;
  };
  attachment: Attachment & { synthesisId: string };
}
