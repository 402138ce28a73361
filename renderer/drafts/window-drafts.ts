import { useEffect, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { call, onEvent } from '../client/call.ts';
import { notify } from '../components/toasts.tsx';
import { Drafts } from './drafts.ts';
import { handOverFormer } from './former-drafts.ts';

const WINDOW = uuidv7();
/** What the window shows by itself: the application does not answer, or another dossier is open. */
const SAID_ELSEWHERE = ['unreachable', 'no-dossier', 'other-dossier'];

/** What is being typed in this window. */
export const drafts = new Drafts({
  call,
  window: WINDOW,
  onUnkept: ({ code, message }) => {
    if (SAID_ELSEWHERE.includes(code)) return;
    notify(
      `Ce que vous saisissez reste à l’écran, mais n’est pas gardé tant que vous ne l’avez pas enregistré. ${message}`,
    );
  },
  onGone: ({ message }) => notify(message),
});

document.addEventListener('focusout', () => drafts.flush());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') drafts.flush({ leaving: true });
  else void drafts.refresh();
});
window.addEventListener('pagehide', () => drafts.flush({ leaving: true }));
window.addEventListener('focus', () => void drafts.refresh());
onEvent(({ type }) => {
  if (type === 'erased') void takeErased();
  // A job may have put a former state back.
  if (type === 'ended') void drafts.refresh();
  // The lid is being closed, or the computer stops.
  if (type === 'leaving') drafts.flush({ leaving: true });
});

async function takeErased(): Promise<void> {
  if (!(await drafts.takeErased())) return;
  notify(
    'Des personnes viennent d’être effacées du dossier\u00a0: ce que vous étiez en train de saisir est effacé avec elles, ou ne les nomme plus.',
  );
}

/** Asks for the drafts of the open dossier, so that its screens find theirs at once; true when they can be shown. */
export function useDraftsOf(dossier: string | undefined): boolean {
  const [ready, setReady] = useState<string>();
  useEffect(() => {
    let isShown = true;
    const open = async () => {
      if (dossier !== undefined) await handOverFormer(call, { dossier, window: WINDOW });
      await drafts.open(dossier);
      if (isShown) setReady(dossier);
    };
    void open();
    return () => {
      isShown = false;
    };
  }, [dossier]);
  return ready === dossier;
}
