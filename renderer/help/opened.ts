import { useEffect } from 'react';
import { create } from 'zustand';
import type { HelpSlug } from './blocks.ts';

interface Opened {
  /** The page that is read beside the screen; null while the help is closed. */
  readonly page: HelpSlug | null;
  /** In a dialog of its own: over another dialog, beside which nothing can be reached, or where the window is narrow. */
  readonly isModal: boolean;
  /** The pages that parts of the screen say that they are about, of whom the last one is heard. */
  readonly subjects: readonly { readonly page: HelpSlug }[];
}

/** Which page of the help is open, whatever screen is shown: opening or leaving it takes nothing away from the screen. */
export const useOpenedHelp = create<Opened>(() => ({ page: null, isModal: false, subjects: [] }));

/** Where the help is read in full, and nothing is opened beside it. */
export const HELP_ADDRESS = '/aide';
export const isHelpAddress = (address: string) =>
  address === HELP_ADDRESS || address.startsWith(`${HELP_ADDRESS}/`);

export const showHelp = (page: HelpSlug) => useOpenedHelp.setState({ page });
export const closeHelp = () => useOpenedHelp.setState({ page: null });

/** Says which page F1 opens while this part of the screen is shown, when its address alone does not tell. */
export function useHelpSubject(page: HelpSlug): void {
  useEffect(() => {
    const subject = { page };
    useOpenedHelp.setState(({ subjects }) => ({ subjects: [...subjects, subject] }));
    return () =>
      useOpenedHelp.setState(({ subjects }) => ({ subjects: subjects.filter((one) => one !== subject) }));
  }, [page]);
}
