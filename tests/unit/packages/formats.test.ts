import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha512 } from '../../../main/packages/sha512.ts';
import type { Formats } from '../../../shared/packages/formats/format.ts';
import {
  FORMATS,
  formatFor,
  formatNumbers,
  keptDocument,
  newestFormat,
} from '../../../shared/packages/formats/formats.ts';
import { documentJson } from '../../../shared/packages/payload.ts';
import { NEWER_FORMAT } from '../../../shared/packages/reason.ts';
import type { SynthesisDocument } from '../../../shared/packages/synthesis-document.ts';
import { readPackage, verifyPackage } from '../../../shared/packages/verify-package.ts';
import { readFrozen, signedDocument } from '../../../shared/syntheses/frozen.ts';
import { INVENTED, upTo, WITH_INVENTED } from '../../factories/invented-format.ts';
import { sampleDocument, samplePackage, sourceOf } from '../../factories/packages.ts';
import { keptPackages } from '../../factories/samples.ts';

const verify = (bytes: Uint8Array, formats?: Formats) =>
  verifyPackage(sourceOf(bytes), { sha512, ...(formats && { formats }) });
const documentOf = async (bytes: Uint8Array, formats?: Formats) => {
  const verified = await verify(bytes, formats);
  if (!verified.ok) throw new Error(verified.reasons.map(({ sentence }) => sentence).join('\n'));
  return verified.document;
};
/** What each format leaves out of a document. */
const LEFT_OUT: Readonly<Record<number, Partial<SynthesisDocument>>> = { 1: { code: null, takenOn: null } };
const documents = fc
  .record({
    title: fc
      .string({ maxLength: 90, unit: fc.constantFrom('é', ' ', '«', '𝄞') })
      .map((text) => `Titre ${text}`),
    code: fc.constantFrom(null, 'AFHJ-2345'),
    takenOn: fc.constantFrom(null, '2020-10-20'),
  })
  .map((changes) => sampleDocument(changes));

describe('a package of each format', () => {
  it('is kept for ever (node tests/samples/keep.ts keeps one of the format that the code writes)', () => {
    expect(keptPackages().map(({ format }) => format)).toEqual(formatNumbers());
  });

  it.each(keptPackages())(
    '$format is verified, and read as a document of today',
    async ({ format, bytes }) => {
      const document = await documentOf(bytes);
      expect(document).toMatchObject({
        title: 'Synthèse de la rencontre de Niort',
        package: { version: 1 },
        scope: { level: 'meeting', name: 'Rencontre de Niort' },
        signOff: { name: 'Claire Fontenoy' },
        attendance: { total: 7, categories: [], grouped: { count: 7 } },
        meetings: [{ venue: { uai: '0790024X' }, state: 'held' }],
        attachments: [{ name: 'Compte rendu.txt', size: 39 }],
        code: format === 1 ? null : '98FH-5RYX',
        takenOn: null,
        sample: false,
      });
      expect(document.themes.flatMap(({ proposals }) => proposals.map(({ title }) => title))).toEqual([
        'Prêter un ordinateur à chaque lycéen',
      ]);
      expect(await readPackage(sourceOf(bytes), { sha512 })).toMatchObject({ ok: true, document });
      expect(await documentOf(bytes, WITH_INVENTED)).toEqual(document);
    },
  );

  it('says what was written in it, but for what it cannot tell', async () => {
    for (const format of formatNumbers(WITH_INVENTED)) {
      await fc.assert(
        fc.asyncProperty(documents, async (document) => {
          const bytes = await samplePackage(document, [], { format, formats: WITH_INVENTED });
          const said = { ...document, ...LEFT_OUT[format] };
          expect(await documentOf(bytes, WITH_INVENTED)).toEqual(said);
          expect(
            keptDocument(JSON.parse(documentJson(document, format, WITH_INVENTED)), WITH_INVENTED),
          ).toEqual(said);
        }),
        { numRuns: 20 },
      );
    }
  });

  it('tells a sample as one, or not at all', () => {
    const sample = sampleDocument({ sample: true });
    expect(() => documentJson(sample, 1)).toThrow('not told in format 1');
    expect(JSON.parse(documentJson(sample, 2))).toMatchObject({ formatVersion: 2, sample: true });
  });
});

describe('a format that is not known here', () => {
  const unknown = async (formats?: Formats) =>
    verify(await samplePackage(sampleDocument(), [], { formats: WITH_INVENTED }), formats);

  it('is refused alone, with a code, whatever else is new in it', async () => {
    expect(await unknown()).toEqual({
      ok: false,
      reasons: [
        {
          code: NEWER_FORMAT,
          place: null,
          sentence: `Cet envoi est écrit dans un format plus récent (${INVENTED}) que ceux que l’espace connaît (1 et 2)\u00a0: l’espace est à mettre à jour pour le recevoir. Prévenez son équipe.`,
        },
      ],
    });
    expect(await unknown(WITH_INVENTED)).toMatchObject({ ok: true, document: sampleDocument() });
  });

  it('is said so again of what was kept', async () => {
    const bytes = await samplePackage(sampleDocument(), [], { formats: WITH_INVENTED });
    const read = await readPackage(sourceOf(bytes), { sha512 });
    expect(read).toMatchObject({ ok: false, reasons: [{ code: NEWER_FORMAT }] });
    const said = documentJson(sampleDocument(), INVENTED, WITH_INVENTED);
    expect(keptDocument(JSON.parse(said))).toBeUndefined();
    expect(keptDocument({})).toBeUndefined();
  });

  it('excuses nothing of what is no package', async () => {
    const bytes = await samplePackage(sampleDocument(), [], { formats: WITH_INVENTED });
    const cut = await verify(bytes.subarray(0, bytes.length - 30));
    expect(!cut.ok && cut.reasons.some(({ code }) => code === NEWER_FORMAT)).toBe(false);
  });
});

it('the format of a package is the newest that all its readers know and that tells it truly', () => {
  const document = sampleDocument();
  const sample = sampleDocument({ sample: true });
  expect(formatFor(document, [])).toBe(newestFormat());
  expect(formatFor(document, [[1, 2, INVENTED]])).toBe(2);
  expect(formatFor(document, [[1, 2], [1]])).toBe(1);
  expect(formatFor(document, [[1, 2, INVENTED]], WITH_INVENTED)).toBe(INVENTED);
  expect(formatFor(document, [[INVENTED]])).toBeUndefined();
  expect(formatFor(document, [[1], [2]])).toBeUndefined();
  expect(formatFor(sample, [])).toBe(2);
  expect(formatFor(sample, [[1]])).toBeUndefined();
  expect(formatNumbers(upTo(1))).toEqual([1]);
  expect(formatNumbers()).toEqual(Object.keys(FORMATS).map(Number));
});

it('what was frozen in any format is read as it would be frozen today', () => {
  const { package: _, code, validatedOn, signOff, ...document } = sampleDocument();
  const frozen = { document: { ...document, version: 3 }, calendar: { meetings: [], venues: [] } };
  const identifier = sampleDocument().package.id;
  for (const format of [2, INVENTED]) {
    const {
      package: __,
      code: ___,
      validatedOn: ____,
      signOff: _____,
      ...said
    } = JSON.parse(documentJson(sampleDocument(), format, WITH_INVENTED));
    const json = JSON.stringify({ ...frozen, document: { ...said, version: 3 } });
    expect(readFrozen(json, WITH_INVENTED)).toEqual(frozen);
  }
  expect(signedDocument(readFrozen(JSON.stringify(frozen)).document, code, signOff, identifier)).toEqual({
    ...sampleDocument({ package: { id: identifier, version: 3 } }),
    validatedOn,
  });
  const wrong = { ...frozen, document: { ...frozen.document, title: '' } };
  expect(() => readFrozen(JSON.stringify(wrong))).toThrow('title');
  expect(() => readFrozen(JSON.stringify({ ...frozen, document: { version: 1 } }))).toThrow('not known here');
});
