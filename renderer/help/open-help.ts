import { useEffect } from 'react';
import { MEETING_TABS } from '../meetings/tabs.tsx';
import { SCREEN_PATHS, screenAt } from '../screens.ts';
import type { HelpSlug } from './blocks.ts';
import { HELP_TITLE } from './help-article.tsx';
import { isHelpAddress, useOpenedHelp } from './opened.ts';

/** Below this width a screen and its help cannot be read side by side. */
const NARROW = '(max-width: 75rem)';

/** The page for the screen at an address of the window. */
function helpAt(address: string): HelpSlug {
  const parts = partsOf(address);
  const path = SCREEN_PATHS.find((one) => isAt(partsOf(one), parts));
  const tab = parts[0] === 'rencontres' && MEETING_TABS.find(({ slug }) => slug === parts[2]);
  return (tab || (path && screenAt(path)))?.help ?? 'premier-dossier';
}

const partsOf = (address: string) => (address.split('?')[0] ?? '').split('/').filter(Boolean);

function isAt(pattern: readonly string[], parts: readonly string[]): boolean {
  return (
    pattern.length === parts.length &&
    pattern.every((part, place) => part.startsWith(':') || part === parts[place])
  );
}

/** Opens the help at the page of the screen that is shown; once open, gives it the focus. The host’s menu calls it too. */
export function openHelp(): void {
  const address = window.location.hash.slice(1) || '/';
  if (isHelpAddress(address)) return;
  const { subjects } = useOpenedHelp.getState();
  const isModal = document.querySelector('dialog[open]') !== null || window.matchMedia(NARROW).matches;
  useOpenedHelp.setState({ page: subjects.at(-1)?.page ?? helpAt(address), isModal });
  // Already open at that page, nothing is drawn anew that would take the focus.
  document.getElementById(HELP_TITLE)?.focus();
}

/** F1, wherever the cursor is, a field or a dialog included. A browser would open its own help. */
export function useHelpKey(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F1' || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      openHelp();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
