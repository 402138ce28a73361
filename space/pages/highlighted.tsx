import { Fragment } from 'react';
import { MARKS } from '../search/ranked.ts';

/** A text in which what was found stands between MARKS; anything else in it is text. */
export function Highlighted({ text }: { text: string }) {
  const [before = '', ...pieces] = text.split(MARKS[0]);
  return (
    <>
      {before}
      {pieces.map((piece, index) => {
        const end = piece.indexOf(MARKS[1]);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: static markup is never reconciled.
          <Fragment key={index}>
            <mark>{end < 0 ? piece : piece.slice(0, end)}</mark>
            {end < 0 ? '' : piece.slice(end + 1)}
          </Fragment>
        );
      })}
    </>
  );
}
