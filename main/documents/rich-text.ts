import { Link, StyleSheet, Text, View } from '@react-pdf/renderer';
import { createElement, type ReactElement, type ReactNode } from 'react';
import type { Block, Inline, List, Mark, RichText, TextNode } from '../../shared/text/rich-text.ts';
import { COLORS } from './painter.ts';

const styles = StyleSheet.create({
  paragraph: { marginBottom: 6 },
  heading3: { fontSize: 12, fontWeight: 700, marginTop: 6, marginBottom: 4 },
  heading4: { fontSize: 10.5, fontWeight: 700, marginTop: 4, marginBottom: 3 },
  list: { marginBottom: 4 },
  item: { flexDirection: 'row', paddingLeft: 6 },
  bullet: { width: 16 },
  itemBody: { flexGrow: 1, flexShrink: 1, flexBasis: 0 },
  bold: { fontWeight: 700 },
  italic: { fontStyle: 'italic' },
  link: { color: COLORS.blue, textDecoration: 'underline' },
});

/** Rich text as react-pdf elements. */
export function richText(text: RichText): ReactNode {
  return text.content.map(block);
}

function block(node: Block, key: number): ReactNode {
  switch (node.type) {
    case 'paragraph':
      return createElement(View, { key, style: styles.paragraph }, lines(node.content));
    case 'heading': {
      const style = node.attrs.level === 3 ? styles.heading3 : styles.heading4;
      return createElement(View, { key, style, minPresenceAhead: 30 }, lines(node.content));
    }
    case 'bulletList':
    case 'orderedList':
      return list(node, key);
  }
}

function list(node: List, key: number): ReactElement {
  const first = node.attrs?.start ?? 1;
  const items = node.content.map((item, index) =>
    createElement(
      View,
      { key: index, style: styles.item },
      createElement(Text, { style: styles.bullet }, node.type === 'bulletList' ? '•' : `${first + index}.`),
      createElement(View, { style: styles.itemBody }, item.content.map(block)),
    ),
  );
  return createElement(View, { key, style: styles.list }, items);
}

/** A line end is no letter of the type: each line is a text of its own. */
function lines(content: readonly Inline[] = []): ReactNode {
  const cut: TextNode[][] = [[]];
  for (const node of content) {
    if (node.type === 'hardBreak') cut.push([]);
    else cut.at(-1)?.push(node);
  }
  return cut.map((line, key) => createElement(Text, { key }, line.map(span)));
}

function span({ text, marks = [] }: TextNode, key: number): ReactNode {
  const link = marks.find((mark): mark is Extract<Mark, { type: 'link' }> => mark.type === 'link');
  const style = [
    ...(marks.some(({ type }) => type === 'bold') ? [styles.bold] : []),
    ...(marks.some(({ type }) => type === 'italic') ? [styles.italic] : []),
    ...(link ? [styles.link] : []),
  ];
  if (link) return createElement(Link, { key, src: link.attrs.href, style }, text);
  return style.length === 0 ? text : createElement(Text, { key, style }, text);
}
