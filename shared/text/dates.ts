const longDay = new Intl.DateTimeFormat('fr-FR', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const plainDay = new Intl.DateTimeFormat('fr-FR', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `2020-10-14` → « mercredi 14 octobre 2020 ». */
export const weekdayAndDate = (date: string): string => withFirst(longDay.format(noonOf(date)));

/** `2020-10-14` → « 14 octobre 2020 ». */
export const dateInWords = (date: string): string => withFirst(plainDay.format(noonOf(date)));

/** `08:30` → « 8 h 30 », `13:00` → « 13 h ». */
export function hourInWords(time: string): string {
  const [hours = '', minutes = ''] = time.split(':');
  const hour = `${Number(hours)}\u00a0h`;
  return minutes === '00' ? hour : `${hour}\u00a0${minutes}`;
}

/** The hour of a moment on this computer’s clock: « 11 h 03 ». */
export function clockInWords(at: Date): string {
  return hourInWords(`${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`);
}

const localDay = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', year: 'numeric' });

/** A moment on this computer’s clock: « 14 octobre 2020 à 11 h 03 ». */
export function momentInWords(at: Date): string {
  return `${withFirst(localDay.format(at))} à ${clockInWords(at)}`;
}

/** « mercredi 14 octobre 2020, de 8 h 30 à 13 h » */
export const dayAndHours = (date: string, startTime: string, endTime: string): string =>
  `${weekdayAndDate(date)}, de ${hourInWords(startTime)} à ${hourInWords(endTime)}`;

function noonOf(date: string): Date {
  return new Date(`${date}T12:00:00Z`);
}

/** The first of a month is an ordinal in French: « 1er octobre ». */
function withFirst(text: string): string {
  return text.replace(/(^|\s)1 (?=\p{L})/u, '$11er ');
}
