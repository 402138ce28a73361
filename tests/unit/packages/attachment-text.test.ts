import { expect, it } from 'vitest';
import { attachmentText } from '../../../main/packages/attachment-text.ts';
import { handmadeZip } from '../../factories/handmade-zip.ts';

async function textOf(xml: string | Uint8Array) {
  const name = 'word/document.xml';
  const zip = handmadeZip([{ name, content: Buffer.from(xml), deflated: true }]);
  const content = async function* () {
    yield zip;
  };
  return attachmentText(content, 'compte rendu.docx', zip.length);
}

it('is read without its tags, runs of a paragraph joined, and addresses of links among it', async () => {
  const xml =
    '<w:p><w:r><w:t>Éloïse </w:t></w:r><w:r><w:t>Lef&#232;bvre &amp; fils</w:t></w:r></w:p><Relationship Id="a" Target="mailto:e@exemple.fr"/>';
  expect((await textOf(xml)).text.trim().split(/\n+/)).toEqual([
    'Éloïse Lefèbvre & fils',
    'mailto:e@exemple.fr',
  ]);
});

it.each(['<', '<w:br', '</w:', '<a Target="mailto:'])(
  'full of %j that never end is read once over',
  async (sign) => {
    expect((await textOf(sign.repeat(1_000_000 / sign.length))).whole).toBe(true);
  },
);

it('which swells beyond what is read is said to be unread', async () => {
  expect(await textOf(Buffer.alloc(65 * 1024 ** 2, 0x20))).toEqual({ text: '', whole: false });
});
