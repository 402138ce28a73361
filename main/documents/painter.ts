/** What react-pdf’s `<Canvas>` hands to paint with: PDFKit, in points from the top left corner of the canvas. */
export interface Painter {
  font(font: string, name: string, size: number): Painter;
  fontSize(size: number): Painter;
  text(text: string, x: number, y: number, options?: { lineBreak?: boolean }): Painter;
  fillColor(color: string): Painter;
  strokeColor(color: string): Painter;
  lineWidth(width: number): Painter;
  rect(x: number, y: number, width: number, height: number): Painter;
  moveTo(x: number, y: number): Painter;
  lineTo(x: number, y: number): Painter;
  fill(): Painter;
  stroke(): Painter;
}

/** A4, in points. */
export const A4 = { width: 595.28, height: 841.89 };

/** The State’s palette, as far as paper needs it. */
export const COLORS = {
  text: '#161616',
  mention: '#666666',
  blue: '#000091',
  rule: '#c8c8c8',
  band: '#f6f6f6',
} as const;
