import { useEffect, useId, useRef } from 'react';
import { create } from 'zustand';
import { onCommand } from '../client/call.ts';
import { Alert } from './alert.tsx';

interface Refusal {
  /** Where it is shown. */
  readonly place: string;
  readonly message: string;
}

const useRefusal = create<{ refusal: Refusal | null }>(() => ({ refusal: null }));
const dismiss = () => useRefusal.setState({ refusal: null });
onCommand(dismiss);

const PLACE = 'data-refusals';

/**
 * Says why what was asked is not done, beside what asked it: in the nearest `RefusalPlace`. It stays until the next
 * command, or until someone closes it.
 */
export function refuse(error: unknown): void {
  const place = placeOf(document.activeElement) ?? placeOf(document.querySelector('main > :last-child'));
  if (place === undefined) throw error;
  useRefusal.setState({ refusal: { place, message: (error as Error).message } });
}

/** That which stands at the head of something around an element. */
function placeOf(element: Element | null): string | undefined {
  for (let around = element?.parentElement; around; around = around.parentElement) {
    const place = around.querySelector(`:scope > [${PLACE}]`)?.getAttribute(PLACE);
    if (place) return place;
  }
  return undefined;
}

/** At the head of a screen, a panel, a dialog or a list: where what is refused in it is said. */
export function RefusalPlace() {
  const place = useId();
  const element = useRef<HTMLDivElement>(null);
  const refusal = useRefusal(({ refusal: last }) => (last?.place === place ? last : null));
  useEffect(() => {
    if (refusal) element.current?.scrollIntoView({ block: 'nearest' });
  }, [refusal]);
  useEffect(
    () => () => {
      if (useRefusal.getState().refusal?.place === place) dismiss();
    },
    [place],
  );
  return (
    <div ref={element} className="refusals" {...{ [PLACE]: place }}>
      {refusal && (
        <>
          <Alert>{refusal.message}</Alert>
          <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline" onClick={dismiss}>
            Fermer ce message
          </button>
        </>
      )}
    </div>
  );
}
