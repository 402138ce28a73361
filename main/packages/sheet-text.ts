import { besideText, gapAt, type MarkedText, type Marks, nameOf, readMarks } from './marked-text.ts';

/** The texts that the cells of a workbook show (ECMA-376, 18.4.9 `sst`), and those that some cell was seen to show. */
export interface SharedTexts {
  readonly texts: readonly string[];
  readonly shown: Set<number>;
  /** Signs that may still be said again, as a few cells may show the same long text a million times; below 0, some are not. */
  left: number;
}

export const SHARED_TEXTS = /(?:^|\/)sharedStrings\.xml$/i;
export const SHEET = /(?:^|\/)worksheets\/[^/]+\.xml$/i;

/** The texts of `sharedStrings.xml`, in their order, which others refer to. */
export function sharedTexts(written: string): string[] {
  const texts: string[] = [];
  let text: string[] | undefined;
  readMarks(written, {
    onText: (said) => text?.push(said),
    onNote: () => undefined,
    onUnknown: () => undefined,
    onMark: (mark) => {
      const element = nameOf(mark);
      if (element !== 'si') {
        // How a text is pronounced stands apart from it.
        if (element === 'rPh') text?.push('\n');
        return;
      }
      if (text) texts.push(text.join('').trim());
      text = mark[1] === '/' || mark.endsWith('/>') ? undefined : [];
      if (mark.endsWith('/>')) texts.push('');
    },
  });
  return texts;
}

const IS_SHARED = /\st\s*=\s*["']s["']/;

/**
 * The text of a sheet as one sees it: a line for each row, its cells side by side, whose texts are those of the workbook
 * (ECMA-376, 18.3.1.4 `c`). Formulas come after.
 */
export function sheetText(written: string, { speaks }: Marks, shared: SharedTexts): MarkedText {
  const text: string[] = [];
  const formulas: string[] = [];
  const beside = besideText(speaks);
  let isShared = false;
  let within = '';
  readMarks(written, {
    ...beside.pieces,
    onText: (said) => {
      if (beside.takes(said)) return;
      if (within === 'f') formulas.push(said, '\n');
      else if (within === 'v' && isShared) text.push(shownBy(Number(said), shared) ?? said);
      else if (said.trim() !== '' || within === 't') text.push(said);
    },
    onMark: (mark) => {
      beside.onMark(mark);
      const element = nameOf(mark);
      const opens = mark[1] !== '/';
      within = opens && !mark.endsWith('/>') ? element : '';
      if (element === 'c') {
        if (opens) text.push('\t');
        isShared = opens && IS_SHARED.test(mark);
      } else if (element !== 'is') text.push(gapAt(mark, element));
    },
  });
  return beside.with([...text, '\n', ...formulas].join(''));
}

/** The text of that number; nothing when it was said already, past the bound of what is said again. */
function shownBy(number: number, shared: SharedTexts): string | undefined {
  const text = shared.texts[number];
  if (text === undefined) return undefined;
  if (shared.shown.has(number)) {
    shared.left -= text.length;
    if (shared.left < 0) return '';
  }
  shared.shown.add(number);
  return text;
}
