import type { SignInDocument, SignInRow, SignInSheet } from '../../shared/documents/sign-in-sheet.ts';
import { type Face, printable } from './fonts.ts';
import { cutPages } from './pages.ts';
import { A4 } from './painter.ts';
import { type FittedText, fitText } from './text-fit.ts';

/** Measures in points. A signature needs a box about a centimetre high. */
export const MARGIN = 36;
export const CONTENT_WIDTH = A4.width - 2 * MARGIN;
export const LABELS_HEIGHT = 20;
export const CELL_PADDING = 5;
const ROW_HEIGHT = 30;
const FOOT_HEIGHT = 18;
const LINE_HEIGHT = 1.2;

export const COLUMNS = {
  number: { x: 0, width: 24 },
  name: { x: 24, width: 144 },
  function: { x: 168, width: 106 },
  organisation: { x: 274, width: 120 },
  signature: { x: 394, width: CONTENT_WIDTH - 394 },
} as const;

export interface Faces {
  readonly regular: Face;
  readonly bold: Face;
}

/** A line of text at its place, `y` from the top of what holds it. */
export interface PlacedText {
  readonly text: string;
  readonly y: number;
  readonly size: number;
}

export interface RowLayout {
  readonly height: number;
  /** Null for a row left blank. */
  readonly number: number | null;
  readonly name: readonly PlacedText[];
  readonly function: readonly PlacedText[];
  readonly organisation: readonly PlacedText[];
  /** What stands in the place of the box to sign in. */
  readonly unsigned: readonly PlacedText[];
}

export interface HeadLayout {
  readonly height: number;
  readonly organiser: readonly PlacedText[];
  readonly title: readonly PlacedText[];
  readonly workshop: readonly PlacedText[];
  readonly details: readonly PlacedText[];
}

export interface PageLayout {
  readonly head: HeadLayout;
  readonly rows: readonly RowLayout[];
  /** From 1, of `count` pages of the same sheet. */
  readonly page: number;
  readonly count: number;
}

/** Every page of a document, cut beforehand. A sheet without anybody is filled with blank rows. */
export function layoutPages(document: SignInDocument, faces: Faces): PageLayout[] {
  const cells = cellFitter(faces);
  return document.sheets.flatMap((sheet) => {
    const head = layoutHead(document, sheet, faces);
    const available = A4.height - 2 * MARGIN - head.height - LABELS_HEIGHT - FOOT_HEIGHT;
    const rows = sheet.rows.map((row, index) => layoutRow(row, index + 1, cells));
    const blank = rows.length + sheet.blankRows === 0 ? Math.floor(available / ROW_HEIGHT) : sheet.blankRows;
    rows.push(...Array.from({ length: blank }, () => BLANK_ROW));
    const pages = cutPages(rows, available);
    return pages.map((page, index) => ({ head, rows: page, page: index + 1, count: pages.length }));
  });
}

const BLANK_ROW: RowLayout = {
  ...{ height: ROW_HEIGHT, number: null },
  ...{ name: [], function: [], organisation: [], unsigned: [] },
};

type CellFitter = Readonly<
  Record<'name' | 'function' | 'organisation' | 'signature', (text: string) => FittedText>
>;

/** Fits the texts of each column, once each: functions and organisations come back from row to row. */
function cellFitter({ regular, bold }: Faces): CellFitter {
  const fitter = (column: { width: number }, face: Face, size: number) => {
    const fit = { width: column.width - 2 * CELL_PADDING, size, minSize: 7, lines: 2 };
    const known = new Map<string, FittedText>();
    return (text: string): FittedText => {
      const fitted = known.get(text) ?? fitText(printable(text), fit, face.measure);
      known.set(text, fitted);
      return fitted;
    };
  };
  return {
    name: fitter(COLUMNS.name, bold, 10),
    function: fitter(COLUMNS.function, regular, 9),
    organisation: fitter(COLUMNS.organisation, regular, 9),
    signature: fitter(COLUMNS.signature, regular, 9),
  };
}

function layoutRow(row: SignInRow, number: number, cells: CellFitter): RowLayout {
  const name = cells.name(`${row.familyName} ${row.givenName}`.trim());
  const position = cells.function(row.function);
  const organisation = cells.organisation(row.organisation);
  const height = Math.max(
    ROW_HEIGHT,
    ...[name, position, organisation].map((fitted) => heightOf(fitted) + 6),
  );
  return {
    height,
    number,
    name: centred(name, height),
    function: centred(position, height),
    organisation: centred(organisation, height),
    unsigned: row.fromAfar ? centred(cells.signature('à distance'), height) : [],
  };
}

function layoutHead(document: SignInDocument, sheet: SignInSheet, { regular, bold }: Faces): HeadLayout {
  const organiser = fitText(
    printable(`${document.organiser} — ${document.campaign}`),
    { width: CONTENT_WIDTH - 70, size: 8.5, minSize: 7, lines: 1 },
    regular.measure,
  );
  const title = fitText(
    printable(sheet.meeting),
    { width: CONTENT_WIDTH, size: 16, minSize: 12, lines: 1 },
    bold.measure,
  );
  const workshop = fitText(
    printable(sheet.workshop === '' ? '' : `Atelier\u00a0: ${sheet.workshop}`),
    { width: CONTENT_WIDTH, size: 11.5, minSize: 10, lines: 1 },
    bold.measure,
  );
  const details = [sheet.date, sheet.venue].map((text) =>
    fitText(printable(text), { width: CONTENT_WIDTH, size: 10, minSize: 8.5, lines: 1 }, regular.measure),
  );
  const stack = new Stack();
  return {
    organiser: stack.put(organiser, 7),
    title: stack.put(title, 3),
    workshop: stack.put(workshop, 3),
    details: details.flatMap((fitted) => stack.put(fitted, 1)),
    height: stack.bottom + 10,
  };
}

function heightOf({ lines, size }: FittedText): number {
  return lines.length * size * LINE_HEIGHT;
}

function place(fitted: FittedText, top: number): PlacedText[] {
  return fitted.lines.map((text, index) => ({
    text,
    size: fitted.size,
    y: top + index * fitted.size * LINE_HEIGHT,
  }));
}

function centred(fitted: FittedText, height: number): PlacedText[] {
  return place(fitted, (height - heightOf(fitted)) / 2);
}

/** Puts texts one under the other. */
class Stack {
  bottom = 0;

  put(fitted: FittedText, gap: number): PlacedText[] {
    const placed = place(fitted, this.bottom);
    if (placed.length > 0) this.bottom += heightOf(fitted) + gap;
    return placed;
  }
}
