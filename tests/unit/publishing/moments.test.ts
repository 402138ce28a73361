import { expect, it } from 'vitest';
import { momentInWords } from '../../../renderer/publishing/words.ts';
import { receiptHtml } from '../../../shared/publishing/receipt-html.ts';
import { newSigner, signReceipt } from '../../factories/space-keys.ts';

const at = (hours: number, minutes: number) => new Date(2020, 9, 1, hours, minutes).toISOString();

it('are written with hours as everywhere else, on the screens and on the page of a receipt', () => {
  expect(momentInWords(at(15, 4))).toBe('le 1er octobre 2020 à 15\u00a0h\u00a004');
  expect(momentInWords(at(15, 0))).toBe('le 1er octobre 2020 à 15\u00a0h');
  const subject = { package: '0199c000-0000-7000-8000-000000000001', version: 1, sha512: 'ab'.repeat(64) };
  const receipt = {
    ...signReceipt(newSigner('k1'), { ...subject, size: 1234, territory: 'academy:13' }),
    acceptedAt: at(15, 4),
  };
  const page = receiptHtml({
    ...{ receipt, version: 1, ordinal: 1 },
    ...{ spaceName: 'Espace', title: 'Synthèse', territory: 'Académie' },
  });
  expect(/<td>([^<]*octobre[^<]*)<\/td>/.exec(page)?.[1]).toMatch(
    /^1er octobre 2020 à 15\u00a0h\u00a004 \(.+\)$/,
  );
});
