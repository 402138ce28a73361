import type { MenuItemConstructorOptions } from 'electron';

/** The menu bar, in French; what it does is the system’s own. */
export function menuTemplate(platform: NodeJS.Platform, name: string): MenuItemConstructorOptions[] {
  const own: MenuItemConstructorOptions = {
    label: name,
    submenu: [
      { role: 'about', label: `À propos de ${name}` },
      { type: 'separator' },
      { role: 'hide', label: `Masquer ${name}` },
      { role: 'hideOthers', label: 'Masquer les autres' },
      { role: 'unhide', label: 'Tout afficher' },
      { type: 'separator' },
      { role: 'quit', label: `Quitter ${name}` },
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: 'Fichier',
    submenu: [
      platform === 'darwin' ? { role: 'close', label: 'Fermer' } : { role: 'quit', label: 'Quitter' },
    ],
  };
  return [
    ...(platform === 'darwin' ? [own] : []),
    file,
    {
      label: 'Édition',
      // Undo and redo belong to the text being typed, or to the screens, which hear their keys themselves.
      submenu: [
        { role: 'cut', label: 'Couper' },
        { role: 'copy', label: 'Copier' },
        { role: 'paste', label: 'Coller' },
        { role: 'selectAll', label: 'Tout sélectionner' },
      ],
    },
    {
      label: 'Affichage',
      submenu: [
        { role: 'resetZoom', label: 'Taille normale' },
        { role: 'zoomIn', label: 'Agrandir' },
        { role: 'zoomOut', label: 'Réduire' },
        { type: 'separator' },
        { role: 'togglefullscreen', label: 'Plein écran' },
      ],
    },
    {
      label: 'Fenêtre',
      submenu: [{ role: 'minimize', label: 'Placer dans la barre' }],
    },
  ];
}
