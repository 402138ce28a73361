import { Canvas, Document, Page } from '@react-pdf/renderer';
import { createElement, type ReactElement } from 'react';
import type { SignInDocument } from '../../shared/documents/sign-in-sheet.ts';
import { PERSON_FIELDS } from '../../shared/people/words.ts';
import { type Face, openFace, printable } from './fonts.ts';
import { METADATA } from './metadata.ts';
import { A4, COLORS, type Painter } from './painter.ts';
import {
  CELL_PADDING,
  COLUMNS,
  CONTENT_WIDTH,
  type Faces,
  LABELS_HEIGHT,
  layoutPages,
  MARGIN,
  type PageLayout,
  type PlacedText,
  type RowLayout,
} from './sign-in-layout.ts';

/** Sign-in sheets as a react-pdf document: each page is one canvas, painted at a seventh of the cost of its elements. */
export async function signInSheets(
  data: SignInDocument,
  onPage: (done: number, total: number) => void,
): Promise<ReactElement> {
  const faces = { regular: await openFace(400), bold: await openFace(700) };
  const pages = layoutPages(data, faces);
  let done = 0;
  const paint = (page: PageLayout) => (painter: Painter) => {
    paintPage(painter, page, faces);
    done += 1;
    onPage(done, pages.length);
    return null;
  };
  return createElement(
    Document,
    { ...METADATA, title: printable(data.title) },
    pages.map((page, index) =>
      createElement(
        Page,
        { key: index, size: 'A4' },
        createElement(Canvas, { paint: paint(page), style: PAGE_BOX }),
      ),
    ),
  );
}

/** A canvas as high as the page would be cut: react-pdf compares with rounding. */
const PAGE_BOX = { width: A4.width, height: Math.floor(A4.height) };

/** Points of the number before each name. */
const NUMBER_SIZE = 7.5;

function paintPage(
  painter: Painter,
  { head, rows, page, count }: PageLayout,
  { regular, bold }: Faces,
): void {
  const write = writer(painter);
  write(head.organiser, regular, COLORS.mention, MARGIN, MARGIN);
  const number = `Page ${page}/${count}`;
  const right = MARGIN + CONTENT_WIDTH - bold.measure(number) * 9;
  write([{ text: number, y: 0, size: 9 }], bold, COLORS.text, right, MARGIN);
  write(head.title, bold, COLORS.blue, MARGIN, MARGIN);
  write(head.workshop, bold, COLORS.text, MARGIN, MARGIN);
  write(head.details, regular, COLORS.text, MARGIN, MARGIN);
  paintLabels(painter, bold, MARGIN + head.height);
  paintUnsigned(painter, rows, MARGIN + head.height + LABELS_HEIGHT);
  paintRows(painter, rows, MARGIN + head.height + LABELS_HEIGHT, { regular, bold });
  paintRules(painter, rows, MARGIN + head.height);
  const foot = 'Feuille d’émargement';
  const footY = A4.height - MARGIN - 9;
  write([{ text: foot, y: 0, size: 8 }], regular, COLORS.mention, MARGIN, footY);
  const footRight = MARGIN + CONTENT_WIDTH - regular.measure(number) * 8;
  write([{ text: number, y: 0, size: 8 }], regular, COLORS.mention, footRight, footY);
}

function paintLabels(painter: Painter, bold: Face, y: number): void {
  painter.fillColor(COLORS.band).rect(MARGIN, y, CONTENT_WIDTH, LABELS_HEIGHT).fill();
  painter.fillColor(COLORS.blue).rect(MARGIN, y, CONTENT_WIDTH, 1.2).fill();
  const labels = {
    name: 'Nom et prénom',
    function: PERSON_FIELDS.function,
    organisation: PERSON_FIELDS.organisation,
    signature: 'Signature',
  };
  const write = writer(painter);
  for (const [column, label] of Object.entries(labels)) {
    const { x } = COLUMNS[column as keyof typeof labels];
    write([{ text: label, y: 5.5, size: 8.5 }], bold, COLORS.text, MARGIN + x + CELL_PADDING, y);
  }
}

/** Whoever attends from afar has no box to sign in: its place is filled. */
function paintUnsigned(painter: Painter, rows: readonly RowLayout[], top: number): void {
  painter.fillColor(COLORS.band);
  let y = top;
  for (const { unsigned, height } of rows) {
    if (unsigned.length > 0) {
      painter.rect(MARGIN + COLUMNS.signature.x, y, COLUMNS.signature.width, height).fill();
    }
    y += height;
  }
}

/** Column by column, because changing the colour and the type costs as much as writing. */
function paintRows(
  painter: Painter,
  rows: readonly RowLayout[],
  top: number,
  { regular, bold }: Faces,
): void {
  const column = (texts: (row: RowLayout) => readonly PlacedText[], face: Face, x: number) => {
    let y = top;
    for (const row of rows) {
      writeLines(painter, texts(row), face, MARGIN + x + CELL_PADDING, y);
      y += row.height;
    }
  };
  painter.fillColor(COLORS.text);
  column((row) => row.name, bold, COLUMNS.name.x);
  column((row) => row.function, regular, COLUMNS.function.x);
  column((row) => row.organisation, regular, COLUMNS.organisation.x);
  painter.fillColor(COLORS.mention);
  column((row) => row.unsigned, regular, COLUMNS.signature.x);
  let y = top;
  for (const { number, height } of rows) {
    if (number !== null) {
      const text = String(number);
      const x = MARGIN + COLUMNS.name.x - CELL_PADDING - regular.measure(text) * NUMBER_SIZE;
      writeLines(painter, [{ text, y: height / 2 - 4.5, size: NUMBER_SIZE }], regular, x, y);
    }
    y += height;
  }
}

/** The lines under each row, and those around the signature boxes. */
function paintRules(painter: Painter, rows: readonly RowLayout[], top: number): void {
  painter.lineWidth(0.6).strokeColor(COLORS.rule);
  let y = top + LABELS_HEIGHT;
  for (const row of rows) {
    y += row.height;
    painter.moveTo(MARGIN, y).lineTo(MARGIN + CONTENT_WIDTH, y);
  }
  const verticals = [COLUMNS.name, COLUMNS.function, COLUMNS.organisation, COLUMNS.signature].map(
    ({ x }) => x,
  );
  for (const x of [...verticals, CONTENT_WIDTH]) {
    painter.moveTo(MARGIN + x, top + LABELS_HEIGHT).lineTo(MARGIN + x, y);
  }
  painter
    .moveTo(MARGIN, top + LABELS_HEIGHT)
    .lineTo(MARGIN, y)
    .stroke();
}

function writer(painter: Painter) {
  return (texts: readonly PlacedText[], face: Face, color: string, x: number, y: number): void => {
    if (texts.length > 0) writeLines(painter.fillColor(color), texts, face, x, y);
  };
}

function writeLines(painter: Painter, texts: readonly PlacedText[], face: Face, x: number, y: number): void {
  for (const { text, y: offset, size } of texts) {
    painter.font(face.font, face.name, size).text(text, x, y + offset, { lineBreak: false });
  }
}
