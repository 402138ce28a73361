/** A cell by which a spreadsheet begins to compute, as `csvForPeople` neutralises it. */
const FORMULA = /^([=+\-@\t]|\r(?!\n))/;
/** What names people or fetches something (RFC 5545 §3.8): none of it leaves a dossier. */
const PERSONAL_PROPERTY = /^(ORGANIZER|ATTENDEE|CONTACT|ATTACH)[;:]/im;

/** The first cell that a spreadsheet would compute in a CSV that people open (`;`, RFC 4180 quotes), or null. */
export function formulaIn(csv: string): string | null {
  for (let at = csv.startsWith('\ufeff') ? 1 : 0; at < csv.length; at += 1) {
    const isQuoted = csv[at] === '"';
    const start = isQuoted ? at + 1 : at;
    at = isQuoted ? endOfQuoted(csv, start) : endOfPlain(csv, start);
    if (FORMULA.test(csv.slice(start, start + 2))) return csv.slice(start, Math.min(at, start + 60));
  }
  return null;
}

/** Where the separator or the line end after a cell is. */
function endOfPlain(csv: string, start: number): number {
  let at = start;
  while (at < csv.length && csv[at] !== ';' && csv[at] !== '\n') at += 1;
  return at;
}

function endOfQuoted(csv: string, start: number): number {
  let at = csv.indexOf('"', start);
  while (at >= 0 && csv[at + 1] === '"') at = csv.indexOf('"', at + 2);
  return endOfPlain(csv, at < 0 ? csv.length : at);
}

/** The first property of a calendar that names someone or fetches something, or null. */
export function personalProperty(calendar: string): string | null {
  const unfolded = calendar.replace(/\r?\n[ \t]/g, '');
  return PERSONAL_PROPERTY.exec(unfolded)?.[1]?.toUpperCase() ?? null;
}
