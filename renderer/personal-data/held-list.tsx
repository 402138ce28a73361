import type { Held } from '../../shared/personal-data/contract.ts';

/** What is held on someone, each in its place. */
export function HeldList({ held }: { held: readonly Held[] }) {
  return (
    <dl className="held">
      {held.map(({ what, where, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two texts may be alike, and the list never moves.
        <div key={`${what} ${where} ${index}`}>
          <dt>
            {what}, {where}
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
