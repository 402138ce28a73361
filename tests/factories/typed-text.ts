import type { RichText } from '../../shared/text/rich-text.ts';

/** A text of one paragraph. */
export const paragraph = (words: string): RichText => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});
