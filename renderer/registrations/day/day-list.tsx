import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { RegistrationOfPerson } from '../../../shared/registrations/contract.ts';
import type { WorkshopWithPlaces } from '../../../shared/workshops/contract.ts';
import type { TellingApart } from '../use-telling-apart.ts';
import { DayRow, type RowActions } from './day-row.tsx';
import { KEYS } from './words.ts';

/** Where the focus is asked to go, each time that `turn` grows: to a person of the list, or to the search field. */
export interface FocusRequest {
  readonly to: string | 'search';
  readonly turn: number;
}

interface DayListProps {
  readonly rows: readonly RegistrationOfPerson[];
  readonly told: TellingApart;
  readonly workshops: readonly WorkshopWithPlaces[];
  readonly activeId: string | undefined;
  readonly focus: FocusRequest;
  readonly actions: RowActions;
  /** Asks for the focus to go to someone, or back to the search field. */
  readonly onFocus: (to: string | 'search') => void;
}

const ROW_HEIGHT = 64;

/** The people, of whom only those in sight are drawn; the arrows move and one letter records. */
export function DayList({ rows, told, workshops, activeId, focus, actions, onFocus }: DayListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const answered = useRef(focus.turn);
  const activeIndex = rows.findIndex(({ id }) => id === activeId);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
    // The row that has the focus stays drawn, however far one scrolls.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), ...(activeIndex < 0 ? [] : [activeIndex])])].sort(
        (a, b) => a - b,
      ),
  });
  const focused = rows.findIndex(({ id }) => id === focus.to);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new request scrolls, not a change of the list.
  useEffect(() => {
    if (focused >= 0) virtual.scrollToIndex(focused);
  }, [focus]);
  useEffect(() => {
    if (focus.to === 'search') scroller.current?.scrollTo({ top: 0 });
  }, [focus]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isChoice(event.target)) return;
    const row = rows[activeIndex];
    if (!row || !act(event, row)) return;
    event.preventDefault();
  };
  const act = (event: KeyboardEvent, row: RegistrationOfPerson): boolean => {
    const move = (index: number) => onFocus(rows[index]?.id ?? 'search');
    const recorded = KEYS.find(({ key }) => key === event.key.toLowerCase());
    if (recorded) actions.onRecord(row, recorded.attendance);
    else if (event.key === 'Enter' && isPerson(event.target)) actions.onRecord(row, 'present');
    else if (event.key === 'Delete' || event.key === 'Backspace') actions.onRecord(row, null);
    else if (event.key === 'ArrowDown') move(Math.min(activeIndex + 1, rows.length - 1));
    else if (event.key === 'ArrowUp') move(activeIndex - 1);
    else if (event.key === 'Home') move(0);
    else if (event.key === 'End') move(rows.length - 1);
    else if (event.key === 'Escape') onFocus('search');
    else return false;
    return true;
  };
  return (
    <div ref={scroller} className="day-list">
      <ul
        aria-label="Personnes attendues"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
        className="day-list__rows"
      >
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const registration = rows[index];
          return registration ? (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              <DayRow
                registration={registration}
                told={told.get(registration.id) ?? ''}
                workshops={workshops}
                active={registration.id === activeId}
                focusTurn={registration.id === focus.to ? focus.turn : 0}
                answered={answered}
                actions={actions}
              />
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}

const isChoice = (target: EventTarget) => target instanceof HTMLSelectElement;
const isPerson = (target: EventTarget) =>
  target instanceof HTMLElement && target.dataset.registration !== undefined;
