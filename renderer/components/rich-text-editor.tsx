import type { JSONContent } from '@tiptap/core';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useId, useRef } from 'react';
import { RichText } from '../../shared/text/rich-text.ts';
import './rich-text-editor.css';
import { richTextExtensions } from './rich-text-extensions.ts';
import { withoutForm } from './rich-text-paste.ts';
import { RichTextToolbar } from './rich-text-toolbar.tsx';

interface RichTextEditorProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly value: RichText;
  readonly onChange: (value: RichText) => void;
  /** Called when the person leaves the text. */
  readonly onBlur?: (() => void) | undefined;
  readonly readOnly?: boolean | undefined;
}

/** A text with headings, lists, bold, italic and links, edited by keyboard alone if one wishes. */
export function RichTextEditor({
  label,
  hint,
  error,
  value,
  onChange,
  onBlur,
  readOnly = false,
}: RichTextEditorProps) {
  const id = useId();
  const emitted = useRef(value);
  const listeners = useRef({ onChange, onBlur });
  useEffect(() => {
    listeners.current = { onChange, onBlur };
  });
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : '']
    .filter((part) => part !== '')
    .join(' ');
  const editor = useEditor({
    extensions: richTextExtensions,
    content: value as JSONContent,
    editable: !readOnly,
    injectCSS: false,
    immediatelyRender: true,
    editorProps: {
      transformPastedHTML: withoutForm,
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': `${id}-label`,
        class: 'rich-text__body fr-input',
        lang: 'fr',
        spellcheck: 'true',
        ...(readOnly && { 'aria-readonly': 'true' }),
        ...(described !== '' && { 'aria-describedby': described }),
        ...(error && { 'aria-invalid': 'true' }),
      },
    },
    onUpdate: ({ editor }) => {
      const parsed = RichText.safeParse(editor.getJSON());
      // The editor’s schema is the closed one: only a text beyond its bounds fails, and is kept on screen.
      if (!parsed.success) return;
      emitted.current = parsed.data;
      listeners.current.onChange(parsed.data);
    },
    onBlur: () => listeners.current.onBlur?.(),
  });

  useEffect(() => {
    if (!editor || value === emitted.current) return;
    emitted.current = value;
    editor.commands.setContent(value as JSONContent, { emitUpdate: false });
  }, [editor, value]);
  useEffect(() => {
    editor?.setEditable(!readOnly, false);
  }, [editor, readOnly]);

  return (
    <div className={`fr-input-group rich-text ${error ? 'fr-input-group--error' : ''}`}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a label cannot name what is not a form control; the click is a mouse convenience. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the editor itself is reached by Tab. */}
      <span className="fr-label" id={`${id}-label`} onClick={() => editor?.commands.focus()}>
        {label}
      </span>
      {hint && (
        <span className="fr-hint-text" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {editor && !readOnly && <RichTextToolbar editor={editor} label={label} />}
      <EditorContent editor={editor} />
      {error && (
        <p className="fr-error-text" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
