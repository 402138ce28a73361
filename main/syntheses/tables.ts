import type { Attachment, SynthesisLevel, SynthesisState } from '../../shared/syntheses/model.ts';

export interface SynthesesTables {
  /**
   * `content` is the JSON of its rich texts and picks; `signedFileId` an attachment. `signedContent` is the JSON of all
   * that was signed off, proposals included, so that changing one of them later changes nothing of what was signed.
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
    createdAt: string;
    updatedAt: string;
  };
  attachment: Attachment & { synthesisId: string };
}
