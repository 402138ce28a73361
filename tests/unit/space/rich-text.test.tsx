import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '../../../shared/text/rich-text.ts';
import { isEmptyText, Prose } from '../../../space/pages/rich-text.tsx';

const text = (content: string, marks?: Extract<Inline, { type: 'text' }>['marks']): Inline =>
  marks ? { type: 'text', text: content, marks } : { type: 'text', text: content };
const paragraph = (...content: Inline[]): Block => ({ type: 'paragraph', content });
const heading = (level: 3 | 4, title: string): Block => ({
  type: 'heading',
  attrs: { level },
  content: [text(title)],
});

const shown = (content: Block[], under: 2 | 3 = 2) =>
  renderToStaticMarkup(<Prose text={{ type: 'doc', content }} under={under} />).replace(
    /^<div class="prose">|<\/div>$/g,
    '',
  );

describe('rich text on a page', () => {
  it('keeps marks, lists and line breaks', () => {
    const link = { type: 'link' as const, attrs: { href: 'https://example.org/?a=1&b=2' } };
    expect(
      shown([
        paragraph(
          text('a', [{ type: 'bold' }, { type: 'italic' }]),
          { type: 'hardBreak' },
          text('b', [link]),
        ),
        {
          type: 'orderedList',
          attrs: { start: 3 },
          content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('c')] }] }],
        },
      ]),
    ).toBe(
      '<p><strong><em>a</em></strong><br/><a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer nofollow external">b</a></p>' +
        '<ol start="3"><li><p class="prose__item">c</p></li></ol>',
    );
  });

  it('takes nothing for markup, and drops what would hide or turn the text', () => {
    expect(shown([paragraph(text('<b>&\u0000\u202etxet'))])).toBe('<p>&lt;b&gt;&amp;txet</p>');
  });

  it('makes no link of an address that runs something', () => {
    const script = { type: 'link' as const, attrs: { href: 'javascript:alert(1)' } };
    expect(shown([paragraph(text('x', [script]))])).toBe('<p>x</p>');
  });

  it('sets its titles below the one above it, without a gap', () => {
    const titles = [heading(4, 'a'), heading(3, 'b'), heading(4, 'c')];
    expect(shown(titles)).toBe('<h3>a</h3><h3>b</h3><h4>c</h4>');
    expect(shown(titles, 3)).toBe('<h4>a</h4><h4>b</h4><h5>c</h5>');
  });

  it('knows when it says nothing', () => {
    expect(isEmptyText({ type: 'doc', content: [{ type: 'paragraph' }] })).toBe(true);
    expect(isEmptyText({ type: 'doc', content: [paragraph(text('a'))] })).toBe(false);
  });
});
