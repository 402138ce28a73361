import { useState } from 'react';
import { useLocation } from 'wouter';
import type { MenuCommand } from '../../shared/wire.ts';
import { useOnEvent } from '../client/hooks.ts';
import { Dialog } from '../components/dialog.tsx';
import { printShown } from '../components/printable.ts';
import { chooseDossier } from '../dossier/choose-dossier.ts';
import { CreateDossier } from '../dossier/create-dossier.tsx';
import { About } from '../help/about.tsx';
import { openHelp } from '../help/open-help.ts';
import { focusSearch } from '../search/focus-search.ts';
import { isTyping, redo, undo } from '../shell/undo.ts';
import { saySaved } from './saved.ts';

/** Does what the desktop’s menu asks, and says what it did by itself. Draws nothing in a browser. */
export function MenuCommands({ hasDossier }: { hasDossier: boolean }) {
  const [shown, setShown] = useState<'new' | 'about' | null>(null);
  const [, navigate] = useLocation();
  const close = () => setShown(null);

  const commands: Readonly<Record<MenuCommand, () => void>> = {
    new: () => setShown('new'),
    about: () => setShown('about'),
    open: () => void chooseDossier('folder'),
    search: focusSearch,
    print: printShown,
    undo: () => inTextOr('undo', hasDossier, () => void undo()),
    redo: () => inTextOr('redo', hasDossier, () => void redo()),
    help: openHelp,
  };
  useOnEvent((event) => {
    if (event.type === 'menu' && isHeard(event.command)) commands[event.command]();
    if (event.type === 'saved' || event.type === 'notSaved') saySaved(event);
  });

  if (shown === 'about') return <About onClose={close} />;
  if (shown === 'new') {
    return (
      <Dialog title="Créer un dossier" onClose={close}>
        <CreateDossier
          onCancel={close}
          onCreated={() => {
            close();
            navigate('/');
          }}
        />
      </Dialog>
    );
  }
  return null;
}

/** What a dialog asks is answered first; help is given over it. */
const isHeard = (command: MenuCommand): boolean =>
  command === 'help' || document.querySelector('dialog[open]') === null;

/** In a text being typed, the menu undoes what was typed; elsewhere, the last command. */
function inTextOr(command: 'undo' | 'redo', hasDossier: boolean, otherwise: () => void): void {
  if (isTyping(document.activeElement)) document.execCommand(command);
  else if (hasDossier) otherwise();
}
