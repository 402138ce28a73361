import { Canvas, Document, Page } from '@react-pdf/renderer';
import { createElement, type ReactElement } from 'react';
import type { SignInDocument } from '../../shared/documents/sign-in-sheet.ts';
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
  let y = MARGIN + head.height;
  paintLabels(painter, bold, y);
  y += LABELS_HEIGHT;
  for (const row of rows) {
    paintRow(painter, row, y, { regular, bold });
    y += row.height;
  }
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
    function: 'Fonction',
    organisation: 'Établissement, organisme',
    signature: 'Signature',
  };
  const write = writer(painter);
  for (const [column, label] of Object.entries(labels)) {
    const { x } = COLUMNS[column as keyof typeof labels];
    write([{ text: label, y: 5.5, size: 8.5 }], bold, COLORS.text, MARGIN + x + CELL_PADDING, y);
  }
}

function paintRow(painter: Painter, row: RowLayout, y: number, { regular, bold }: Faces): void {
  const write = writer(painter);
  if (row.number !== null) {
    const number = { text: String(row.number), y: row.height / 2 - 4.5, size: 7.5 };
    const x = MARGIN + COLUMNS.name.x - CELL_PADDING - regular.measure(number.text) * number.size;
    write([number], regular, COLORS.mention, x, y);
  }
  write(row.name, bold, COLORS.text, MARGIN + COLUMNS.name.x + CELL_PADDING, y);
  write(row.function, regular, COLORS.text, MARGIN + COLUMNS.function.x + CELL_PADDING, y);
  write(row.organisation, regular, COLORS.text, MARGIN + COLUMNS.organisation.x + CELL_PADDING, y);
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
    if (texts.length === 0) return;
    painter.fillColor(color);
    for (const { text, y: offset, size } of texts) {
      painter.font(face.font, face.name, size).text(text, x, y + offset, { lineBreak: false });
    }
  };
}
