import type { PictureName } from './picture-names.ts';

/** The pages, in the order in which a coordinator meets their moment; each is also the last part of its address. */
export type HelpSlug =
  | 'premier-dossier'
  | 'preparer-une-rencontre'
  | 'importer-une-liste'
  | 'imprimer'
  | 'jour-j'
  | 'le-soir'
  | 'ecrire-la-synthese'
  | 'faire-viser'
  | 'envoyer'
  | 'ordinateur-perdu'
  | 'passer-la-main'
  | 'accessibilite';

/** Plain words, or what is not: a label as the screens have it, a key, another page of the help, an address outside. */
export type Piece =
  | string
  | { readonly label: string }
  | { readonly key: string }
  | { readonly page: HelpSlug; readonly text: string }
  | { readonly address: string; readonly text: string };

export type Phrase = readonly Piece[];

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly phrase: Phrase }
  | { readonly kind: 'steps' | 'points'; readonly phrases: readonly Phrase[] }
  | { readonly kind: 'note'; readonly phrase: Phrase }
  | { readonly kind: 'keys'; readonly keys: readonly (readonly [keys: Phrase, effect: string])[] }
  | { readonly kind: 'picture'; readonly name: PictureName; readonly alt: string };

export interface HelpPage {
  readonly title: string;
  /** One sentence: what the page is for, also said in the list of pages. */
  readonly summary: string;
  /** Words that one may search for and that the page does not use. */
  readonly alsoSaid: string;
  readonly blocks: readonly Block[];
}

export function say(words: TemplateStringsArray, ...pieces: readonly Exclude<Piece, string>[]): Phrase {
  return words
    .flatMap((text, index) => [text, ...pieces.slice(index, index + 1)])
    .filter((one) => one !== '');
}

/** A label exactly as the screens have it: a test looks for it there. The reader sees it between « ». */
export const label = (text: string) => ({ label: text });
export const key = (name: string) => ({ key: name });
export const see = (page: HelpSlug, text: string) => ({ page, text });
export const outside = (address: string, text: string) => ({ address, text });

export const heading = (text: string): Block => ({ kind: 'heading', text });
export const text = (phrase: Phrase): Block => ({ kind: 'text', phrase });
export const steps = (...phrases: readonly Phrase[]): Block => ({ kind: 'steps', phrases });
export const points = (...phrases: readonly Phrase[]): Block => ({ kind: 'points', phrases });
export const note = (phrase: Phrase): Block => ({ kind: 'note', phrase });
export const keys = (...all: readonly (readonly [keys: Phrase, effect: string])[]): Block => ({
  kind: 'keys',
  keys: all,
});
export const picture = (name: PictureName, alt: string): Block => ({ kind: 'picture', name, alt });

/** The same in plain text, as it is searched and counted. */
export function plain(phrase: Phrase): string {
  return phrase
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('label' in piece) return `«\u00a0${piece.label}\u00a0»`;
      return 'key' in piece ? piece.key : piece.text;
    })
    .join('');
}

/** The phrases of a block, in their order. */
export function phrasesOf(block: Block): readonly Phrase[] {
  switch (block.kind) {
    case 'heading':
      return [[block.text]];
    case 'text':
    case 'note':
      return [block.phrase];
    case 'steps':
    case 'points':
      return block.phrases;
    case 'keys':
      return block.keys.map(([pressed, effect]) => [...pressed, `\u00a0: ${effect}`]);
    case 'picture':
      return [];
  }
}
