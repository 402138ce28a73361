import { type Extensions, Node } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';

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

/** The closed schema of shared/text/rich-text.ts, as the editor’s extensions. Whatever else is pasted loses its form. */
export const richTextExtensions: Extensions = [
  StarterKit.configure({
    heading: { levels: [3, 4] },
    link: {
      openOnClick: false,
      autolink: true,
      defaultProtocol: 'https',
      protocols: ['http', 'https', 'mailto'],
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
];
