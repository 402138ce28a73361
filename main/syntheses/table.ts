import { count, day, instant, oneOf, text } from '../../shared/declared/in-words.ts';
import { latest } from '../../shared/declared/merge.ts';
import { type Declared, hangsOn, MACHINE } from '../../shared/declared/table.ts';
import { contentInWords } from '../../shared/syntheses/content-in-words.ts';
import type { Attachment, SynthesisLevel, SynthesisState } from '../../shared/syntheses/model.ts';
import {
  ATTACHMENT_PURPOSES,
  SYNTHESIS_FIELDS as FIELDS,
  LEVEL_WORDS,
  STATE_WORDS,
} from '../../shared/syntheses/words.ts';

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

export const synthesesTables: Declared<SynthesesTables> = {
  synthesis: {
    says: { kind: 'synthesis', what: 'Synthèse', gender: 'f', hung: ['sa synthèse', 'synthèses'] },
    name: ({ title }) => title,
    inTrash: true,
    counted: true,
    columns: {
      id: MACHINE,
      level: { label: FIELDS.level, as: oneOf(LEVEL_WORDS), personal: 'none' },
      scopeId: MACHINE,
      version: { label: FIELDS.version, as: text, personal: 'none' },
      state: { label: FIELDS.state, as: oneOf(STATE_WORDS), personal: 'none' },
      title: { label: FIELDS.title, as: text, personal: 'mentions' },
      content: { label: FIELDS.content, as: contentInWords, personal: 'mentions' },
      signedByName: { label: FIELDS.signedByName, as: text, personal: 'mentions' },
      signedByFunction: { label: FIELDS.signedByFunction, as: text, personal: 'mentions' },
      signedOn: { label: FIELDS.signedOn, as: day, personal: 'none' },
      signedFileId: {
        label: FIELDS.signedFileId,
        as: (value, speech) => (value === null ? '' : speech.nameOf('attachment', value) || 'sans nom connu'),
        personal: 'none',
      },
      signedContent: { label: null, personal: 'mentions' },
      frozen: { label: null, personal: 'mentions' },
      frozenCode: { label: 'Code du document', as: text, personal: 'none' },
      frozenAt: { label: 'Mise à la signature le', as: instant, personal: 'none' },
      createdAt: MACHINE,
      updatedAt: { ...MACHINE, merge: latest },
    },
  },
  attachment: {
    says: {
      ...{ kind: 'synthesis', what: 'Document joint', gender: 'm' },
      hung: ['son document joint', 'documents joints'],
    },
    name: ({ name }) => name,
    inTrash: true,
    columns: {
      id: MACHINE,
      synthesisId: hangsOn('synthesis', 'Synthèse'),
      purpose: { label: 'Rôle', as: oneOf(ATTACHMENT_PURPOSES), personal: 'none' },
      name: { label: 'Nom', as: text, personal: 'mentions' },
      mediaType: MACHINE,
      size: { label: 'Taille en octets', as: count, personal: 'none' },
      sha512: { ...MACHINE, keptFile: 'given' },
    },
  },
};
