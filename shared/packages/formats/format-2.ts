import { SynthesisDocument } from '../synthesis-document.ts';
import { format } from './format.ts';

/** What was signed bears a code, and a sample says that it is one. While it is the newest, it is the document of today. */
export const FORM_2 = SynthesisDocument;

export const FORMAT_2 = format({ form: FORM_2, read: (said) => said, write: (document) => document });
