import type { Menu, MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../../shared/wire.ts';

interface Recent {
  readonly folder: string;
  readonly name: string;
}

export interface MenuParts {
  readonly platform: NodeJS.Platform;
  readonly name: string;
  /** The dossiers opened lately, the latest first. */
  readonly recents: readonly Recent[];
  readonly onCommand: (command: MenuCommand) => void;
  readonly onOpen: (folder: string) => void;
}

type Item = MenuItemConstructorOptions;
const SEPARATOR: Item = { type: 'separator' };
/** Beyond these, the first screen lists them all. */
const MOST_RECENTS = 10;

/** The menu bar, drawn again when the dossiers opened lately are others. */
export function menuBar(
  menu: typeof Menu,
  { recents, ...parts }: Omit<MenuParts, 'recents'> & { readonly recents: () => readonly Recent[] },
): { draw(): void } {
  let drawn: string | undefined;
  return {
    draw() {
      const listed = recents()
        .slice(0, MOST_RECENTS)
        .map(({ folder, name }) => ({ folder, name }));
      const shown = JSON.stringify(listed);
      if (shown === drawn) return;
      drawn = shown;
      menu.setApplicationMenu(menu.buildFromTemplate(menuTemplate({ ...parts, recents: listed })));
    },
  };
}

/** The menu bar, in French: what the application does, and what is the system’s own. */
export function menuTemplate(parts: MenuParts): Item[] {
  const isMac = parts.platform === 'darwin';
  return [
    ...(isMac ? [ownMenu(parts)] : []),
    fileMenu(parts, isMac),
    editMenu(parts, isMac),
    viewMenu,
    windowMenu,
    helpMenu(parts, isMac),
  ];
}

/**
 * A command of the screens. Their own keys are heard there first, where a text being typed or a dialog has its say; the
 * menu shows them, and takes them only on a Mac, where keys belong to the menu.
 */
function command({ onCommand, platform }: MenuParts, what: MenuCommand, label: string, keys?: string): Item {
  return {
    label,
    click: () => onCommand(what),
    ...(keys !== undefined && { accelerator: keys, registerAccelerator: platform === 'darwin' }),
  };
}

function ownMenu(parts: MenuParts): Item {
  const { name } = parts;
  return {
    label: name,
    submenu: [
      command(parts, 'about', `À propos de ${name}`),
      SEPARATOR,
      { role: 'hide', label: `Masquer ${name}` },
      { role: 'hideOthers', label: 'Masquer les autres' },
      { role: 'unhide', label: 'Tout afficher' },
      SEPARATOR,
      { role: 'quit', label: `Quitter ${name}` },
    ],
  };
}

function fileMenu(parts: MenuParts, isMac: boolean): Item {
  const { recents, onOpen } = parts;
  return {
    label: 'Fichier',
    submenu: [
      { ...command(parts, 'new', 'Nouveau dossier…', 'CmdOrCtrl+N'), registerAccelerator: true },
      { ...command(parts, 'open', 'Ouvrir…', 'CmdOrCtrl+O'), registerAccelerator: true },
      {
        label: 'Ouvrir récent',
        enabled: recents.length > 0,
        submenu: recents.map(({ folder, name }) => ({
          // An ampersand would underline the letter after it.
          label: name.replaceAll('&', '&&'),
          click: () => onOpen(folder),
        })),
      },
      SEPARATOR,
      { ...command(parts, 'print', 'Imprimer…', 'CmdOrCtrl+P'), registerAccelerator: true },
      SEPARATOR,
      isMac ? { role: 'close', label: 'Fermer' } : { role: 'quit', label: 'Quitter' },
    ],
  };
}

function editMenu(parts: MenuParts, isMac: boolean): Item {
  return {
    label: 'Édition',
    submenu: [
      command(parts, 'undo', 'Annuler', 'CmdOrCtrl+Z'),
      command(parts, 'redo', 'Rétablir', isMac ? 'Shift+Cmd+Z' : 'Ctrl+Y'),
      SEPARATOR,
      { role: 'cut', label: 'Couper' },
      { role: 'copy', label: 'Copier' },
      { role: 'paste', label: 'Coller' },
      { role: 'pasteAndMatchStyle', label: 'Coller sans la mise en forme' },
      { role: 'selectAll', label: 'Tout sélectionner' },
      SEPARATOR,
      command(parts, 'search', 'Chercher dans le dossier', 'CmdOrCtrl+K'),
    ],
  };
}

const viewMenu: Item = {
  label: 'Affichage',
  submenu: [
    { role: 'resetZoom', label: 'Taille normale' },
    { role: 'zoomIn', label: 'Agrandir' },
    { role: 'zoomOut', label: 'Réduire' },
    SEPARATOR,
    { role: 'togglefullscreen', label: 'Plein écran' },
  ],
};

const windowMenu: Item = {
  label: 'Fenêtre',
  submenu: [{ role: 'minimize', label: 'Placer dans la barre' }],
};

function helpMenu(parts: MenuParts, isMac: boolean): Item {
  return {
    label: 'Aide',
    role: 'help',
    submenu: [
      command(parts, 'help', 'Aide de Cahiers', 'F1'),
      ...(isMac ? [] : [SEPARATOR, command(parts, 'about', `À propos de ${parts.name}`)]),
    ],
  };
}
