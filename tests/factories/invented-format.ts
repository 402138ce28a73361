import { z } from 'zod';
import { type Formats, format } from '../../shared/packages/formats/format.ts';
import { FORMATS } from '../../shared/packages/formats/formats.ts';
import { DocumentTheme, NEWEST_FORM, SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import type { Verifier } from '../../space/deposits/verifier.ts';
import { verifyFile } from '../../space/deposits/verify-file.ts';

/** The number of a format that nobody writes but tests: the one that is to come, as far as anyone knows. */
export const INVENTED = Math.max(...Object.keys(FORMATS).map(Number)) + 1;

const Theme = DocumentTheme.omit({ findings: true }).extend({ constats: DocumentTheme.shape.findings });
const form = SynthesisDocument.omit({ title: true, themes: true }).extend({
  formatVersion: z.literal(INVENTED),
  heading: SynthesisDocument.shape.title,
  themes: z.array(Theme).max(100),
});

/** Two of its fields have another name than in those before it, one of them deep within. */
const invented = format({
  form,
  read: ({ heading, themes, ...said }) => ({
    ...said,
    ...NEWEST_FORM,
    title: heading,
    themes: themes.map(({ constats, ...theme }) => ({ ...theme, findings: constats })),
  }),
  write: ({ title, themes, ...said }) => ({
    ...said,
    formatVersion: INVENTED,
    heading: title,
    themes: themes.map(({ findings, ...theme }) => ({ ...theme, constats: findings })),
  }),
});

/** All that are known, and the invented one. */
export const WITH_INVENTED: Formats = { ...FORMATS, [INVENTED]: invented };

/** Only the first ones: those that a space that was not upgraded knows. */
export const upTo = (newest: number): Formats =>
  Object.fromEntries(Object.entries(FORMATS).filter(([number]) => Number(number) <= newest));

/** How a space that knows these formats reads packages. */
export const verifierOf = (formats: Formats): Verifier => ({
  formats,
  verify: (path, maxSize) => verifyFile(path, maxSize, undefined, formats),
});
