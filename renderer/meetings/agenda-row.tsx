import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { fieldErrors } from '../../shared/errors.ts';
import { type AgendaItem, AgendaKind, NewAgendaItem } from '../../shared/meetings/model.ts';
import { AGENDA_FIELDS, AGENDA_KINDS } from '../../shared/meetings/words.ts';
import { hourInWords } from '../../shared/text/dates.ts';

interface AgendaRowProps {
  readonly item: AgendaItem;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** True for a sequence that has just been added, whose title is to be typed. */
  readonly focused: boolean;
  readonly onChange: (changed: Partial<NewAgendaItem>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** One sequence, changed in place: what is typed is kept when one leaves the field or presses Enter. */
export function AgendaRow({ item, isFirst, isLast, focused, onChange, onMove, onRemove }: AgendaRowProps) {
  const [title, setTitle] = useState(item.title);
  const [duration, setDuration] = useState(String(item.durationMinutes));
  const titleInput = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => setTitle(item.title), [item.title]);
  useEffect(() => setDuration(String(item.durationMinutes)), [item.durationMinutes]);
  useEffect(() => {
    if (focused) titleInput.current?.select();
  }, [focused]);

  const typed = { title, durationMinutes: Number(duration || Number.NaN) };
  const checked = NewAgendaItem.pick({ title: true, durationMinutes: true }).safeParse(typed);
  const errors = checked.success ? {} : fieldErrors(checked.error);
  const keep = () => {
    if (!checked.success) return;
    const { title: said, durationMinutes } = checked.data;
    if (said !== item.title || durationMinutes !== item.durationMinutes) onChange(checked.data);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) keep();
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  const field = (name: 'title' | 'durationMinutes') => ({
    className: `fr-input${errors[name] ? ' fr-input--error' : ''}`,
    'aria-invalid': errors[name] !== undefined,
    'aria-describedby': errors[name] ? `${id}-${name}` : undefined,
    onBlur: keep,
  });
  const errorOf = (name: 'title' | 'durationMinutes') =>
    errors[name] && (
      <p className="fr-error-text" id={`${id}-${name}`}>
        {errors[name]}
      </p>
    );
  return (
    <tr data-item={item.id} onKeyDown={onKeyDown}>
      <td className="agenda__hours">
        {hourInWords(item.startTime)} – {hourInWords(item.endTime)}
      </td>
      <td>
        <input
          ref={titleInput}
          aria-label={AGENDA_FIELDS.title}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          {...field('title')}
        />
        {errorOf('title')}
      </td>
      <td>
        <select
          className="fr-select"
          aria-label={`Nature de «\u00a0${item.title}\u00a0»`}
          value={item.kind}
          onChange={(event) => onChange({ kind: AgendaKind.parse(event.target.value) })}
        >
          {AgendaKind.options.map((kind) => (
            <option key={kind} value={kind}>
              {AGENDA_KINDS[kind]}
            </option>
          ))}
        </select>
      </td>
      <td className="agenda__duration">
        <input
          type="number"
          min={1}
          max={1440}
          aria-label={`Durée de «\u00a0${item.title}\u00a0», en minutes`}
          value={duration}
          onChange={(event) => setDuration(event.target.value)}
          {...field('durationMinutes')}
        />
        {errorOf('durationMinutes')}
      </td>
      <td>
        <div className="agenda__actions">
          <button
            type="button"
            className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline"
            aria-label={`Monter «\u00a0${item.title}\u00a0»`}
            disabled={isFirst}
            onClick={() => onMove(-1)}
          >
            ↑
          </button>
          <button
            type="button"
            className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline"
            aria-label={`Descendre «\u00a0${item.title}\u00a0»`}
            disabled={isLast}
            onClick={() => onMove(1)}
          >
            ↓
          </button>
          <button
            type="button"
            className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline"
            aria-label={`Supprimer «\u00a0${item.title}\u00a0»`}
            onClick={onRemove}
          >
            Supprimer
          </button>
        </div>
      </td>
    </tr>
  );
}
