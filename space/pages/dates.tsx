import { dateInWords } from '../../shared/text/dates.ts';
import { dayInFrance, hourInFrance } from './words.ts';

/** « 14 octobre 2020 », from a date. */
export function Day({ date }: { date: string }) {
  return <time dateTime={date}>{dateInWords(date)}</time>;
}

/** The same of a recorded moment, as it was in France. */
export function DayOf({ moment }: { moment: Date }) {
  return <Day date={dayInFrance(moment)} />;
}

/** « 14 octobre 2020 à 16:05 (heure de Paris) » */
export function Moment({ at }: { at: Date }) {
  return (
    <time dateTime={at.toISOString()}>
      {dateInWords(dayInFrance(at))} à {hourInFrance(at)} (heure de Paris)
    </time>
  );
}
