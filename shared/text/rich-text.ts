import { z } from 'zod';

/**
 * Rich text is one closed schema, stored as the JSON of its editor (TipTap, ProseMirror): paragraphs, headings of
 * levels 3 and 4, bullet and ordered lists, bold, italic and links. Every output walks it with its own writer.
 */
export const Mark = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bold') }),
  z.strictObject({ type: z.literal('italic') }),
  z.strictObject({
    type: z.literal('link'),
    attrs: z.object({ href: z.url({ protocol: /^(https?|mailto)$/ }) }).transform(({ href }) => ({ href })),
  }),
]);
export type Mark = z.infer<typeof Mark>;

export const TextNode = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1).max(100_000),
  marks: z.array(Mark).max(3).optional(),
});
export type TextNode = z.infer<typeof TextNode>;

const HardBreak = z.strictObject({ type: z.literal('hardBreak') });
const Inline = z.discriminatedUnion('type', [TextNode, HardBreak]);
export type Inline = z.infer<typeof Inline>;

export const Paragraph = z.strictObject({
  type: z.literal('paragraph'),
  content: z.array(Inline).max(10_000).optional(),
});
export type Paragraph = z.infer<typeof Paragraph>;

export const Heading = z.strictObject({
  type: z.literal('heading'),
  attrs: z.strictObject({ level: z.union([z.literal(3), z.literal(4)]) }),
  content: z.array(Inline).max(10_000).optional(),
});
export type Heading = z.infer<typeof Heading>;

export interface ListItem {
  type: 'listItem';
  content: (Paragraph | List)[];
}
export interface List {
  type: 'bulletList' | 'orderedList';
  attrs?: { start?: number | undefined; type?: string | null | undefined } | undefined;
  content: ListItem[];
}

const ListItemSchema: z.ZodType<ListItem> = z.lazy(() =>
  z.strictObject({
    type: z.literal('listItem'),
    content: z.array(z.union([Paragraph, ListSchema])).max(1000),
  }),
);
const ListSchema: z.ZodType<List> = z.lazy(() =>
  z.strictObject({
    type: z.enum(['bulletList', 'orderedList']),
    attrs: z.object({ start: z.number().int().optional(), type: z.string().nullish() }).optional(),
    content: z.array(ListItemSchema).max(1000),
  }),
);

export const Block = z.union([Paragraph, Heading, ListSchema]);
export type Block = z.infer<typeof Block>;

const Document = z.strictObject({ type: z.literal('doc'), content: z.array(Block).max(10_000) });

/** Lists within one another at most: Word has nine levels. What reads and writes them calls itself once for each. */
export const LIST_LEVELS = 20;

/** Looks at the depth first: beyond some hundreds of levels, reading one by its schema would end the program’s stack. */
export const RichText = z.preprocess((value: z.input<typeof Document>, context) => {
  if (!isDeep(value)) return value;
  context.issues.push({
    code: 'custom',
    message: `Ce texte a plus de ${LIST_LEVELS} listes l’une dans l’autre\u00a0: remontez celles du fond.`,
    input: value,
  });
  return z.NEVER;
}, Document);
export type RichText = z.infer<typeof Document>;

function isDeep(text: unknown): boolean {
  let level: unknown[] = [text];
  // A list and its items each add one to the document, its paragraphs and their texts.
  for (let depth = 0; depth <= 2 * LIST_LEVELS + 2; depth++) {
    level = level.flatMap((node) => (isNode(node) && Array.isArray(node.content) ? node.content : []));
    if (level.length === 0) return false;
  }
  return true;
}

const isNode = (value: unknown): value is { content?: unknown } =>
  typeof value === 'object' && value !== null;

export const EMPTY_TEXT: RichText = { type: 'doc', content: [] };
