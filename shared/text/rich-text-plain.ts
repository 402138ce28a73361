import type { Inline, List, ListItem, Paragraph, RichText } from './rich-text.ts';

/** Rich text as lines of plain text: a blank line between blocks, list items behind a dash or their number. */
export function richTextPlain(text: RichText): string {
  return text.content
    .map((block) =>
      block.type === 'paragraph' || block.type === 'heading'
        ? inlinePlain(block.content)
        : listPlain(block, ''),
    )
    .filter((block) => block !== '')
    .join('\n\n');
}

/** True when nobody would read anything in it. */
export function isEmptyText(text: RichText): boolean {
  return richTextPlain(text).trim() === '';
}

function listPlain(list: List, indent: string): string {
  const first = list.attrs?.start ?? 1;
  return list.content
    .map((item, index) => {
      const bullet = list.type === 'bulletList' ? '–' : `${first + index}.`;
      return `${indent}${bullet} ${itemPlain(item, `${indent}  `)}`;
    })
    .join('\n');
}

function itemPlain(item: ListItem, indent: string): string {
  return item.content
    .map((block: Paragraph | List, index) => {
      if (block.type === 'paragraph') return (index > 0 ? `\n${indent}` : '') + inlinePlain(block.content);
      return `\n${listPlain(block, indent)}`;
    })
    .join('');
}

function inlinePlain(content: readonly Inline[] = []): string {
  return content.map(textOf).join('');
}

function textOf(node: Inline): string {
  if (node.type === 'hardBreak') return '\n';
  const link = node.marks?.find((mark) => mark.type === 'link');
  // A bare address is its own text.
  return link && link.attrs.href !== node.text ? `${node.text} (${link.attrs.href})` : node.text;
}
