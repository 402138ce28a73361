import { Fragment, type ReactNode } from 'react';

/** « 12 propositions · 3 pratiques · reçue le 14 octobre 2020 »; what is empty, null or false is left out. */
export function Details({ of: items }: { of: readonly ReactNode[] }) {
  const said = items.filter((item) => item !== null && item !== undefined && item !== false && item !== '');
  if (said.length === 0) return null;
  return (
    <p className="details">
      {said.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: static markup is never reconciled.
        <Fragment key={index}>
          {index > 0 ? ' · ' : ''}
          {item}
        </Fragment>
      ))}
    </p>
  );
}
