import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import type { Block, HelpSlug, Phrase, Piece } from './blocks.ts';
import { HELP_ADDRESS, isHelpAddress, showHelp } from './opened.ts';
import { HELP_PAGES } from './pages.ts';
import { pictureAddress } from './pictures.ts';

export const HELP_TITLE = 'titre-de-l-aide';

/** A page beside the screen: its title takes the focus each time that a page is opened. */
export function HelpArticle({ page }: { page: HelpSlug }) {
  const title = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another title.
  useEffect(() => title.current?.focus(), [page]);
  return (
    <article className="help__article" aria-labelledby={HELP_TITLE}>
      <h3 ref={title} className="fr-h5" id={HELP_TITLE} tabIndex={-1} data-opens-here>
        {HELP_PAGES[page].title}
      </h3>
      <HelpBlocks page={page} level={4} />
    </article>
  );
}

/** What a page says, under a title that stands elsewhere. `level`: that of its headings. */
export function HelpBlocks({ page, level }: { page: HelpSlug; level: 2 | 4 }) {
  return HELP_PAGES[page].blocks.map((block, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a block is its place; a page never changes.
    <HelpBlock key={`${page} ${place}`} block={block} level={level} />
  ));
}

function HelpBlock({ block, level }: { block: Block; level: 2 | 4 }) {
  const Heading = `h${level}` as const;
  switch (block.kind) {
    case 'heading':
      return <Heading className="fr-h6 help__heading">{block.text}</Heading>;
    case 'text':
      return <Words phrase={block.phrase} />;
    case 'note':
      return (
        <div className="fr-callout help__note">
          <Words phrase={block.phrase} />
        </div>
      );
    case 'steps':
      return (
        <ol>
          <Items phrases={block.phrases} />
        </ol>
      );
    case 'points':
      return (
        <ul>
          <Items phrases={block.phrases} />
        </ul>
      );
    case 'keys':
      return (
        <dl className="help__keys">
          {block.keys.map(([pressed, effect]) => (
            <div key={effect}>
              <dt>
                <Pieces phrase={pressed} />
              </dt>
              <dd>{effect}</dd>
            </div>
          ))}
        </dl>
      );
    case 'picture':
      return <img className="help__picture" src={pictureAddress(block.name)} alt={block.alt} />;
  }
}

function Items({ phrases }: { phrases: readonly Phrase[] }) {
  return phrases.map((phrase, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a phrase is its place; a page never changes.
    <li key={place}>
      <Pieces phrase={phrase} />
    </li>
  ));
}

function Words({ phrase }: { phrase: Phrase }) {
  return (
    <p>
      <Pieces phrase={phrase} />
    </p>
  );
}

function Pieces({ phrase }: { phrase: Phrase }) {
  return phrase.map((piece, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place; a page never changes.
    <OnePiece key={place} piece={piece} />
  ));
}

function OnePiece({ piece }: { piece: Piece }) {
  if (typeof piece === 'string') return piece;
  if ('label' in piece) return <strong>{`«\u00a0${piece.label}\u00a0»`}</strong>;
  if ('key' in piece) return <kbd>{piece.key}</kbd>;
  if ('page' in piece) return <HelpLink page={piece.page}>{piece.text}</HelpLink>;
  return (
    <a className="fr-link" href={piece.address} target="_blank" rel="noopener noreferrer external">
      {piece.text}
    </a>
  );
}

/** Leads to another page of the help, where one reads it: beside the screen, which stays, or in full. */
export function HelpLink({ page, children }: { page: HelpSlug; children: string }) {
  const [location] = useLocation();
  return (
    <Link
      href={`${HELP_ADDRESS}/${page}`}
      className="fr-link help__link"
      onClick={(event) => {
        if (isHelpAddress(location)) return;
        event.preventDefault();
        showHelp(page);
      }}
    >
      {children}
    </Link>
  );
}
