import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { Autosave } from '../../client/use-autosave.ts';
import { SaveIndicator } from '../../components/save-indicator.tsx';
import { useFlusher } from './flushers.ts';

interface EntryFrameProps {
  /** « Proposition 1 » */
  readonly title: string;
  readonly badge?: ReactNode;
  /** True when it is to take the focus: it has just been begun. */
  readonly focused: boolean;
  readonly state: Autosave<unknown>['state'];
  readonly flush: () => Promise<boolean>;
  /** Nothing is typed yet. */
  readonly isBlank: boolean;
  /** Ctrl+Enter, once it is saved. */
  readonly onNext: () => void;
  readonly onMove?: ((by: -1 | 1) => void) | undefined;
  readonly canMoveUp?: boolean;
  readonly canMoveDown?: boolean;
  readonly onDelete?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** What surrounds a proposal or a practice: its number, whether it is saved, its place and its keys. */
export function EntryFrame(props: EntryFrameProps) {
  const { title, state, flush, isBlank, onNext, onMove, onDelete } = props;
  const frame = useRef<HTMLFieldSetElement>(null);
  useFlusher(flush);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it takes the focus once, when it appears.
  useEffect(() => {
    if (props.focused) firstField(frame.current)?.focus();
  }, []);
  const next = async () => {
    if (isBlank) return;
    if (await flush()) onNext();
    else frame.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
  /** What is not saved yet has no place to leave. */
  const move = async (by: -1 | 1) => {
    if (!isBlank && (await flush())) onMove?.(by);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void next();
    else if (onMove && isArrow(event)) void move(event.key === 'ArrowUp' ? -1 : 1);
    else return;
    event.preventDefault();
  };
  const isFaulty = state.kind === 'failed' && state.error.code === 'invalid-input';
  return (
    <fieldset ref={frame} className="entry" onKeyDown={onKeyDown}>
      <legend className="entry__title">
        {title} {props.badge}
      </legend>
      {props.children}
      <div className="entry__tools">
        {isFaulty ? (
          <p className="fr-error-text fr-mt-0" role="status">
            À corriger. Ce que vous avez écrit est gardé.
          </p>
        ) : (
          !isBlank && <SaveIndicator state={state} retry={() => void flush()} />
        )}
        {onMove && (
          <>
            <button
              type="button"
              className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline"
              aria-label={`Monter\u00a0: ${title}`}
              title="Monter (Alt+↑)"
              disabled={!props.canMoveUp}
              onClick={() => void move(-1)}
            >
              ↑
            </button>
            <button
              type="button"
              className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline"
              aria-label={`Descendre\u00a0: ${title}`}
              title="Descendre (Alt+↓)"
              disabled={!props.canMoveDown}
              onClick={() => void move(1)}
            >
              ↓
            </button>
          </>
        )}
        {onDelete && (
          <button
            type="button"
            className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline"
            aria-label={`Supprimer\u00a0: ${title}`}
            onClick={onDelete}
          >
            Supprimer
          </button>
        )}
      </div>
    </fieldset>
  );
}

/** In a list of choices, Alt and an arrow open it. */
const isArrow = ({ altKey, key, target }: KeyboardEvent) =>
  altKey && (key === 'ArrowUp' || key === 'ArrowDown') && !(target instanceof HTMLSelectElement);

const firstField = (frame: HTMLElement | null) =>
  frame?.querySelector<HTMLElement>('input, textarea, select') ?? null;
