import { escapeHtml } from './html.ts';
import type { Block, Inline, List, ListItem, Mark, RichText } from './rich-text.ts';

/** Rich text as HTML that stands inside a section titled `<h2>`: everything is escaped, links open nothing unasked. */
export function richTextHtml(text: RichText): string {
  return text.content.map(blockHtml).filter(Boolean).join('\n');
}

function blockHtml(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return block.content?.length ? `<p>${inlineHtml(block.content)}</p>` : '';
    case 'heading':
      return block.content?.length
        ? `<h${block.attrs.level}>${inlineHtml(block.content)}</h${block.attrs.level}>`
        : '';
    default:
      return listHtml(block);
  }
}

function listHtml(list: List): string {
  const items = list.content.map(itemHtml).join('');
  if (list.type === 'bulletList') return `<ul>${items}</ul>`;
  const start = list.attrs?.start;
  return start !== undefined && start !== 1 ? `<ol start="${start}">${items}</ol>` : `<ol>${items}</ol>`;
}

function itemHtml(item: ListItem): string {
  const [only] = item.content;
  // A single paragraph needs no <p>, which would set the items of a list apart.
  const inner =
    item.content.length === 1 && only?.type === 'paragraph'
      ? inlineHtml(only.content ?? [])
      : item.content.map(blockHtml).join('');
  return `<li>${inner}</li>`;
}

function inlineHtml(content: readonly Inline[]): string {
  return content
    .map((node) =>
      node.type === 'hardBreak' ? '<br>' : (node.marks ?? []).reduceRight(marked, escapeHtml(node.text)),
    )
    .join('');
}

function marked(html: string, mark: Mark): string {
  switch (mark.type) {
    case 'bold':
      return `<strong>${html}</strong>`;
    case 'italic':
      return `<em>${html}</em>`;
    case 'link':
      return /^(https?|mailto):/i.test(mark.attrs.href)
        ? `<a href="${escapeHtml(mark.attrs.href)}" rel="noopener noreferrer nofollow">${html}</a>`
        : html;
  }
}
