import { expect, it } from 'vitest';
import { LIST_LEVELS, RichText } from '../../../shared/text/rich-text.ts';
import { richTextHtml } from '../../../shared/text/rich-text-html.ts';
import { richTextPlain } from '../../../shared/text/rich-text-plain.ts';

/** JSON, since what is very deep cannot be written by `JSON.stringify`. */
function nested(
  levels: number,
  inside = '{"type":"paragraph","content":[{"type":"text","text":"au fond"}]}',
) {
  const open = '{"type":"bulletList","content":[{"type":"listItem","content":[';
  return JSON.parse(
    `{"type":"doc","content":[${open.repeat(levels)}${inside}${']}]}'.repeat(levels)}]}`,
  ) as unknown;
}

it('holds lists one in the other as deep as a word processor makes them, and each writer follows', () => {
  const text = RichText.parse(nested(LIST_LEVELS));
  expect(richTextPlain(text)).toContain('au fond');
  expect(richTextHtml(text).match(/<ul>/g)).toHaveLength(LIST_LEVELS);
});

it.each([LIST_LEVELS + 1, 1000, 100_000])(
  'of %i levels is refused in a sentence, without being followed',
  (levels) => {
    for (const inside of [undefined, '{"type":"paragraph"}']) {
      const { error } = RichText.safeParse(nested(levels, inside));
      expect(error?.issues.map(({ message }) => message)).toEqual([
        'Ce texte a plus de 20 listes l’une dans l’autre\u00a0: remontez celles du fond.',
      ]);
    }
  },
);

it.each([null, 7, 'doc', [], {}, { type: 'doc', content: 'x' }, { type: 'doc', content: [null, 7, [[[]]]] }])(
  'is not %j',
  (value) => {
    expect(RichText.safeParse(value).success).toBe(false);
  },
);
