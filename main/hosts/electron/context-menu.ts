import type { Clipboard, ContextMenuParams, Menu, MenuItemConstructorOptions, WebContents } from 'electron';

type Asked = Pick<ContextMenuParams, 'isEditable' | 'editFlags' | 'selectionText' | 'linkURL'>;

export function proposeOnRightClick(
  contents: Pick<WebContents, 'on'>,
  { Menu: menu, clipboard }: { Menu: typeof Menu; clipboard: Pick<Clipboard, 'writeText'> },
): void {
  contents.on('context-menu', (_, asked) => {
    const template = contextMenuTemplate(asked, (text) => void clipboard.writeText(text));
    if (template.length > 0) menu.buildFromTemplate(template).popup();
  });
}

/** What a right click proposes: what can be done there, and nothing that cannot. Empty where there is nothing. */
export function contextMenuTemplate(
  { isEditable, editFlags, selectionText, linkURL }: Asked,
  copyText: (text: string) => void,
): MenuItemConstructorOptions[] {
  if (isEditable) {
    return [
      { role: 'undo', label: 'Annuler', enabled: editFlags.canUndo },
      { role: 'redo', label: 'Rétablir', enabled: editFlags.canRedo },
      { type: 'separator' },
      { role: 'cut', label: 'Couper', enabled: editFlags.canCut },
      { role: 'copy', label: 'Copier', enabled: editFlags.canCopy },
      { role: 'paste', label: 'Coller', enabled: editFlags.canPaste },
      { type: 'separator' },
      { role: 'selectAll', label: 'Tout sélectionner', enabled: editFlags.canSelectAll },
    ];
  }
  return [
    ...(selectionText.trim() === '' ? [] : [{ role: 'copy', label: 'Copier' } as const]),
    ...(isOutside(linkURL)
      ? [{ label: 'Copier l’adresse du lien', click: () => copyText(withoutScheme(linkURL)) }]
      : []),
  ];
}

const isOutside = (address: string): boolean => /^(https?|mailto):/i.test(address);

const withoutScheme = (address: string): string => address.replace(/^mailto:/i, '');
