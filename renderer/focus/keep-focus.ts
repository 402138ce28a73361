/** What may take the focus, by the keyboard or by `focus()`. */
const FOCUSABLE =
  'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable="true"], [role="textbox"]';

/** An element, and where it stands among those of its parent, from the inside out. */
export type Path = readonly { readonly parent: Element; readonly index: number }[];

/**
 * Never leaves the focus to the page’s body (RGAA 12.8): when what has it goes away or can no longer be used, it goes to what
 * comes next in the same list, else to what came before, else further out. A row that is removed gives it to the next row.
 * Until the returned function is called.
 */
export function keepFocus(): () => void {
  let last: { readonly element: Element; path: Path } | undefined;
  const remember = ({ target }: FocusEvent) => {
    if (target instanceof Element) last = { element: target, path: pathOf(target) };
  };
  /** Who points at nothing wants the focus nowhere. */
  const forget = ({ target }: PointerEvent) => {
    if (target instanceof Element && !target.closest(FOCUSABLE)) last = undefined;
  };
  const watch = new MutationObserver(() => {
    if (!last) return;
    const { element, path } = last;
    // What stands before it may have come or gone.
    if (document.activeElement === element) last.path = pathOf(element);
    else if (isLost() && !(element.isConnected && isUsable(element)))
      nearest(path)?.focus({ preventScroll: true });
  });
  watch.observe(document.body, {
    ...{ childList: true, subtree: true, attributes: true },
    attributeFilter: ['disabled', 'hidden', 'open'],
  });
  document.addEventListener('focusin', remember);
  document.addEventListener('pointerdown', forget);
  return () => {
    watch.disconnect();
    document.removeEventListener('focusin', remember);
    document.removeEventListener('pointerdown', forget);
  };
}

const isLost = () => document.activeElement === null || document.activeElement === document.body;

export function pathOf(element: Element): Path {
  const path: { parent: Element; index: number }[] = [];
  for (let one = element; one !== document.body && one.parentElement; one = one.parentElement) {
    path.push({ parent: one.parentElement, index: [...one.parentElement.children].indexOf(one) });
  }
  return path;
}

/** What comes next where a path led, else what came before, else the same further out. */
export function nearest(path: Path): HTMLElement | undefined {
  for (const { parent, index } of path) {
    if (!parent.isConnected) continue;
    const children = [...parent.children];
    for (const child of [...children.slice(index), ...children.slice(0, index).reverse()]) {
      const found = [child, ...child.querySelectorAll(FOCUSABLE)].find(
        (one) => one instanceof HTMLElement && one.matches(FOCUSABLE) && isUsable(one),
      );
      if (found) return found as HTMLElement;
    }
  }
  return undefined;
}

const isUsable = (element: Element): boolean =>
  !element.matches(':disabled') && element.checkVisibility({ visibilityProperty: true });
