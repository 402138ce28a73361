import type { ComponentProps, MouseEvent } from 'react';

interface ButtonProps extends ComponentProps<'button'> {
  /** While what it does is under way: it keeps the focus, and does nothing more. */
  readonly waiting?: boolean;
}

/** A button that one may have to wait for. One that was `disabled` would lose the focus to the page (RGAA 12.8). */
export function Button({ waiting = false, onClick, children, ...attributes }: ButtonProps) {
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (waiting) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button {...attributes} aria-disabled={waiting || undefined} onClick={click}>
      {children}
    </button>
  );
}
