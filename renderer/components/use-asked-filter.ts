import { useLayoutEffect, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';

/** Gives a list what the address asks it to show (`?name=…`), then leaves the address bare: the filters are the user’s. */
export function useAskedFilter(name: string, show: (asked: string) => void): void {
  const asked = new URLSearchParams(useSearch()).get(name);
  const [path, navigate] = useLocation();
  const latest = useRef(show);
  useLayoutEffect(() => {
    latest.current = show;
  });
  useLayoutEffect(() => {
    if (asked === null) return;
    latest.current(asked);
    // Without the question mark, what was asked would stay in the address.
    navigate(`${path}?`, { replace: true });
  }, [asked, path, navigate]);
}
