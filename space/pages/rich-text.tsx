import { Fragment, type ReactElement, type ReactNode } from 'react';
import type { Block, Inline, List, Mark, RichText } from '../../shared/text/rich-text.ts';
import { PAGE_TEXT } from '../syntheses/page-text.ts';
import { clipped } from './clipped.ts';

/**
 * Rich text received from a territory, as elements: nothing of it is ever taken for markup. `under` is the level of
 * the title above it, so that its own titles follow on without a gap. A text too long for its page is cut between two
 * paragraphs, and says so.
 */
export function Prose({ text, under, room = PAGE_TEXT }: { text: RichText; under: 2 | 3; room?: number }) {
  const { items, rest } = clipped(text.content, (block) => JSON.stringify(block).length, room, 0);
  const levels = headingLevels(items, under);
  return (
    <div className="prose">
      {keyed(items, (block, index) => toElement(block, levels[index] ?? 6))}
      {rest > 0 ? (
        <p>
          <a href="#fichiers">La suite de ce texte est dans les fichiers à télécharger.</a>
        </p>
      ) : null}
    </div>
  );
}

export function isEmptyText({ content }: RichText): boolean {
  return content.every((block) => block.type === 'paragraph' && !block.content?.length);
}

/** Level of each heading once placed: a deeper one counts only when a shallower one came before it. */
function headingLevels(blocks: readonly Block[], under: number): (number | undefined)[] {
  let hasThree = false;
  return blocks.map((block) => {
    if (block.type !== 'heading') return undefined;
    if (block.attrs.level === 3) hasThree = true;
    return under + (block.attrs.level === 4 && hasThree ? 2 : 1);
  });
}

function toElement(block: Block, level: number): ReactElement | null {
  switch (block.type) {
    case 'paragraph':
      return block.content?.length ? <p>{inline(block.content)}</p> : null;
    case 'heading': {
      const Title = `h${level}` as 'h3' | 'h4' | 'h5';
      return block.content?.length ? <Title>{inline(block.content)}</Title> : null;
    }
    default:
      return list(block);
  }
}

function list({ type, attrs, content }: List): ReactElement {
  const items = keyed(content, (item) => (
    <li>
      {keyed(item.content, (child) => (child.type === 'paragraph' ? inlineOnly(child.content) : list(child)))}
    </li>
  ));
  return type === 'bulletList' ? <ul>{items}</ul> : <ol start={attrs?.start ?? 1}>{items}</ol>;
}

function inlineOnly(content: readonly Inline[] | undefined): ReactElement {
  return <p className="prose__item">{inline(content ?? [])}</p>;
}

function inline(content: readonly Inline[]): ReactNode {
  return keyed(content, (node) =>
    node.type === 'hardBreak' ? (
      <br />
    ) : (
      (node.marks ?? []).reduceRight<ReactNode>(marked, printable(node.text))
    ),
  );
}

function marked(inner: ReactNode, mark: Mark): ReactNode {
  switch (mark.type) {
    case 'bold':
      return <strong>{inner}</strong>;
    case 'italic':
      return <em>{inner}</em>;
    case 'link':
      return /^(https?|mailto):/i.test(mark.attrs.href) ? (
        <a href={mark.attrs.href} rel="noopener noreferrer nofollow external">
          {inner}
        </a>
      ) : (
        inner
      );
  }
}

/** Without the control characters that HTML forbids nor those that turn the direction of what follows. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '');
}

/** What is written once and never reordered may be keyed by its place. */
function keyed<Item>(items: readonly Item[], element: (item: Item, index: number) => ReactNode): ReactNode[] {
  // biome-ignore lint/suspicious/noArrayIndexKey: static markup is never reconciled.
  return items.map((item, index) => <Fragment key={index}>{element(item, index)}</Fragment>);
}
