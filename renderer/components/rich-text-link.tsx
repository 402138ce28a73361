import type { Editor } from '@tiptap/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { isAllowedLink } from './rich-text-extensions.ts';

/** Asks the address of the link put on the words that are selected, or removes it. */
export function RichTextLink({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const before = String(editor.getAttributes('link').href ?? '');
  const [href, setHref] = useState(before);
  const [refused, setRefused] = useState(false);
  useEffect(() => input.current?.focus(), []);

  const close = () => {
    onClose();
    editor.commands.focus();
  };
  const apply = () => {
    const address = complete(href.trim());
    if (!isAllowedLink(address)) {
      setRefused(true);
      return;
    }
    const chain = editor.chain().focus().extendMarkRange('link');
    if (editor.state.selection.empty && before === '') {
      chain
        .insertContent({ type: 'text', text: address, marks: [{ type: 'link', attrs: { href: address } }] })
        .run();
    } else {
      chain.setLink({ href: address }).run();
    }
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    if (event.key !== 'Enter') return;
    event.preventDefault();
    apply();
  };

  return (
    <div className={`rich-text__link fr-input-group ${refused ? 'fr-input-group--error' : ''}`}>
      <label className="fr-label" htmlFor={id}>
        Adresse du lien
      </label>
      <div className="rich-text__link-row">
        <input
          ref={input}
          id={id}
          className="fr-input"
          type="url"
          value={href}
          aria-invalid={refused}
          aria-describedby={refused ? `${id}-error` : undefined}
          onChange={(event) => setHref(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="fr-btn fr-btn--sm" onClick={apply}>
          Appliquer
        </button>
        {before !== '' && (
          <button
            type="button"
            className="fr-btn fr-btn--sm fr-btn--secondary"
            onClick={() => {
              editor.chain().focus().extendMarkRange('link').unsetLink().run();
              onClose();
            }}
          >
            Retirer le lien
          </button>
        )}
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={close}>
          Annuler
        </button>
      </div>
      {refused && (
        <p className="fr-error-text" id={`${id}-error`}>
          Un lien commence par https://, ou par mailto: pour une adresse électronique.
        </p>
      )}
    </div>
  );
}

/** A bare domain is taken for a site, a bare address for an e-mail. */
function complete(address: string): string {
  if (/^[a-z][a-z\d+.-]*:/i.test(address)) return address;
  return address.includes('@') ? `mailto:${address}` : `https://${address}`;
}
