import { Extension, type Extensions, Node } from '@tiptap/core';
import type { Node as Content } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import StarterKit from '@tiptap/starter-kit';
import { LIST_LEVELS } from '../../shared/text/rich-text.ts';

/** Addresses that a link may have: those of the closed schema. */
const ALLOWED = /^(https?:\/\/|mailto:)\S+$/i;

export const isAllowedLink = (href: string): boolean => ALLOWED.test(href) && URL.canParse(href);

/** Holds paragraphs and lists only, and leaves the Tab key to the page: lists are indented with Ctrl+] and Ctrl+[. */
const ListItem = Node.create({
  name: 'listItem',
  content: 'paragraph (paragraph | bulletList | orderedList)*',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      'Mod-]': () => this.editor.commands.sinkListItem(this.name),
      'Mod-[': () => this.editor.commands.liftListItem(this.name),
    };
  },
});

/** Refuses a change, typed or pasted, after which nothing could be kept: lists too deep for the closed schema. */
const BoundedLists = Extension.create({
  name: 'boundedLists',
  addProseMirrorPlugins: () => [
    new Plugin({ filterTransaction: ({ docChanged, doc }) => !docChanged || levelsOf(doc) <= LIST_LEVELS }),
  ],
});

function levelsOf(node: Content): number {
  if (node.isTextblock) return 0;
  const own = ['bulletList', 'orderedList'].includes(node.type.name) ? 1 : 0;
  return own + Math.max(0, ...node.children.map(levelsOf));
}

/** The closed schema of shared/text/rich-text.ts, as the editor’s extensions. Whatever else is pasted loses its form. */
export const richTextExtensions: Extensions = [
  StarterKit.configure({
    heading: { levels: [3, 4] },
    link: {
      openOnClick: false,
      autolink: true,
      defaultProtocol: 'https',
      // None of its own: linkify knows these already, and complains of one told after its first use.
      isAllowedUri: (href) => isAllowedLink(href),
      HTMLAttributes: { target: null, rel: null, class: null },
    },
    listItem: false,
    trailingNode: false,
    dropcursor: false,
    gapcursor: false,
    blockquote: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
    strike: false,
    underline: false,
  }),
  ListItem,
  BoundedLists,
];
