import { type ReactNode, useState } from 'react';
import { counted } from '../../shared/text/numbers.ts';
import { TextInput } from '../components/inputs.tsx';
import { HelpLink } from './help-article.tsx';
import { HELP_PAGES, HELP_SLUGS } from './pages.ts';
import { pagesFor } from './search.ts';

/** The field that searches the help. While nothing is typed, what it stands above: a page, or the list of pages. */
export function HelpSearch({ children }: { children: ReactNode }) {
  const [typed, setTyped] = useState('');
  return (
    <>
      <search className="help__search">
        <TextInput label="Chercher dans l’aide" type="search" value={typed} onChange={setTyped} />
      </search>
      {typed.trim() === '' ? children : <FoundPages typed={typed} />}
    </>
  );
}

function FoundPages({ typed }: { typed: string }) {
  const found = pagesFor(typed);
  return (
    <>
      <p className="fr-text--sm help__found" role="status">
        {found.length === 0
          ? `Aucune page ne parle de «\u00a0${typed.trim()}\u00a0». Essayez un seul mot, ou effacez la recherche pour voir toutes les pages.`
          : counted(found.length, 'page trouvée', 'pages trouvées')}
      </p>
      <ul className="help__list">
        {found.map(({ slug, sentence }) => (
          <li key={slug}>
            <HelpLink page={slug}>{HELP_PAGES[slug].title}</HelpLink>
            <p className="fr-text--sm">
              {sentence.map(({ text, isMarked }, place) =>
                // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the sentence.
                isMarked ? <mark key={place}>{text}</mark> : text,
              )}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Every page, by moment. `isShort`: without what each is for. */
export function HelpContents({ isShort = false }: { isShort?: boolean }) {
  return (
    <ul className="help__list">
      {HELP_SLUGS.map((slug) => (
        <li key={slug}>
          <HelpLink page={slug}>{HELP_PAGES[slug].title}</HelpLink>
          {!isShort && <p className="fr-text--sm">{HELP_PAGES[slug].summary}</p>}
        </li>
      ))}
    </ul>
  );
}
