import '@gouvfr/dsfr/dist/utility/icons/icons-editor/icons-editor.min.css';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { RichTextLink } from './rich-text-link.tsx';

interface Tool {
  readonly name: string;
  readonly icon: string;
  readonly shortcut: string;
  readonly active: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void;
}

const TOOLS: readonly Tool[] = [
  {
    name: 'Gras',
    icon: 'fr-icon-bold',
    shortcut: 'Ctrl+B',
    active: (editor) => editor.isActive('bold'),
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: 'Italique',
    icon: 'fr-icon-italic',
    shortcut: 'Ctrl+I',
    active: (editor) => editor.isActive('italic'),
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    name: 'Titre',
    icon: 'fr-icon-h-3',
    shortcut: 'Ctrl+Alt+3',
    active: (editor) => editor.isActive('heading', { level: 3 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    name: 'Sous-titre',
    icon: 'fr-icon-h-4',
    shortcut: 'Ctrl+Alt+4',
    active: (editor) => editor.isActive('heading', { level: 4 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 4 }).run(),
  },
  {
    name: 'Liste à puces',
    icon: 'fr-icon-list-unordered',
    shortcut: 'Ctrl+Maj+8',
    active: (editor) => editor.isActive('bulletList'),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'Liste numérotée',
    icon: 'fr-icon-list-ordered',
    shortcut: 'Ctrl+Maj+7',
    active: (editor) => editor.isActive('orderedList'),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
];

/** The tools of a text: one stop of the Tab key, then the arrows (WAI-ARIA Authoring Practices, Toolbar Pattern). */
export function RichTextToolbar({ editor, label }: { editor: Editor; label: string }) {
  const [current, setCurrent] = useState(0);
  const [linking, setLinking] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const active = useEditorState({
    editor,
    selector: ({ editor }) => [...TOOLS.map((tool) => tool.active(editor)), editor.isActive('link')],
  });
  const count = TOOLS.length + 1;

  const move = (event: KeyboardEvent) => {
    const target = targetOf(event.key, current, count);
    if (target === undefined) return;
    event.preventDefault();
    setCurrent(target);
    bar.current?.querySelectorAll('button')[target]?.focus();
  };

  return (
    <>
      <div
        className="rich-text__tools"
        role="toolbar"
        aria-label={`Mise en forme\u00a0: ${label}`}
        ref={bar}
        onKeyDown={move}
      >
        {TOOLS.map((tool, index) => (
          <button
            key={tool.name}
            type="button"
            className={`fr-btn fr-btn--sm fr-btn--tertiary-no-outline ${tool.icon}`}
            aria-pressed={active[index] ?? false}
            title={`${tool.name} (${tool.shortcut})`}
            tabIndex={index === current ? 0 : -1}
            onFocus={() => setCurrent(index)}
            onClick={() => tool.run(editor)}
          >
            {tool.name}
          </button>
        ))}
        <button
          type="button"
          className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline fr-icon-link"
          aria-pressed={active[TOOLS.length] ?? false}
          aria-expanded={linking}
          title="Lien"
          tabIndex={current === TOOLS.length ? 0 : -1}
          onFocus={() => setCurrent(TOOLS.length)}
          onClick={() => setLinking(!linking)}
        >
          Lien
        </button>
      </div>
      {linking && <RichTextLink editor={editor} onClose={() => setLinking(false)} />}
    </>
  );
}

function targetOf(key: string, current: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (current + 1) % count;
    case 'ArrowLeft':
      return (current + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
