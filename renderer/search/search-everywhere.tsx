import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { Found, FoundKind } from '../../shared/search/contract.ts';
import { useAnswer } from '../client/hooks.ts';
import { Combobox } from '../components/combobox.tsx';
import { focusSearch, SEARCH_CLASS } from './focus-search.ts';
import './search.css';

const PATHS: Readonly<Record<FoundKind, string>> = {
  person: '/personnes',
  meeting: '/rencontres',
  network: '/reseaux',
  venue: '/lieux',
  proposal: '/propositions',
  practice: '/pratiques',
};

/** Finds anything of the dossier from anywhere, and opens it. Ctrl-K (⌘K on a Mac) leads to it. */
export function SearchEverywhere() {
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  const { data, isPlaceholderData } = useAnswer('search.find', { text }, { enabled: text !== '' });
  const isAnswered = text !== '' && data !== undefined && !isPlaceholderData;
  const found = isAnswered ? data.found : [];
  // Whoever types fast presses Enter before the answer: the first that comes is opened.
  const [opensFirst, setOpensFirst] = useState(false);
  const open = ({ kind, id }: Found) => {
    setTyped('');
    navigate(`${PATHS[kind]}/${id}`);
    document.getElementById('contenu')?.focus();
  };
  useEffect(() => {
    if (!opensFirst || !isAnswered) return;
    setOpensFirst(false);
    if (found[0]) open(found[0]);
  });

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      // What a dialog asks is answered first; and in a text Ctrl-K makes a link.
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      focusSearch();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <search className={SEARCH_CLASS}>
      <Combobox
        label="Chercher dans le dossier (Ctrl + K)"
        isLabelHidden
        placeholder="Chercher (Ctrl + K)"
        listLabel="Trouvé dans le dossier"
        typed={typed}
        onType={(next) => {
          setTyped(next);
          setOpensFirst(false);
        }}
        found={found}
        keyOf={({ kind, id }) => `${kind}-${id}`}
        draw={(one) => <FoundLine {...one} />}
        onTake={open}
        onTakeNothing={() => setOpensFirst(!isAnswered && text !== '')}
        status={isAnswered ? foundInWords(found.length, data.more) : ''}
      />
      {isAnswered && found.length === 0 && (
        <p className="search-everywhere__nothing">Rien ne correspond dans ce dossier.</p>
      )}
    </search>
  );
}

function FoundLine({ what, title, detail }: Found) {
  return (
    <>
      {title}
      <span className="fr-hint-text">{[what, detail].filter(Boolean).join(' · ')}</span>
    </>
  );
}

function foundInWords(found: number, more: boolean): string {
  if (found === 0) return 'Rien ne correspond dans ce dossier.';
  const shown = `${found} ${found === 1 ? 'élément trouvé' : 'éléments trouvés'}`;
  return more ? `${shown}, parmi d’autres` : shown;
}
