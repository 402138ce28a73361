const DAY = 86_400_000;
const inWords = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The weeks, Monday first, that hold the days of a month `2020-10`: each day as `2020-10-14`. */
export function weeksOf(month: string): string[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const afterMonday = (new Date(first).getUTCDay() + 6) % 7;
  const weeks: string[][] = [];
  for (
    let monday = first - afterMonday * DAY;
    monday < Date.parse(`${addMonths(month, 1)}-01`);
    monday += 7 * DAY
  ) {
    weeks.push(
      Array.from({ length: 7 }, (_, day) => new Date(monday + day * DAY).toISOString().slice(0, 10)),
    );
  }
  return weeks;
}

/** The month so many months after another, before it when negative. */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

/** `2020-10` → « octobre 2020 » */
export const monthInWords = (month: string): string => inWords.format(new Date(`${month}-01T00:00:00Z`));
