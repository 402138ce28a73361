import { execFileSync, spawnSync } from 'node:child_process';

export type PdfTool = 'pdftotext' | 'pdffonts' | 'pdfinfo' | 'qpdf';

/** Whether an independent reader is installed; a test that wants one is visibly skipped without it. */
export const isInstalled = (tool: PdfTool): boolean => spawnSync(tool, ['--version']).error === undefined;

const run = (tool: PdfTool, args: readonly string[]): string =>
  execFileSync(tool, args, { encoding: 'utf8' });

/** The words of a PDF, in reading order, with single spaces. */
export function wordsOf(path: string): string {
  return run('pdftotext', [path, '-']).replace(/\s+/g, ' ');
}

/** The text of each page, as laid out. */
export function pagesOf(path: string): string[] {
  return run('pdftotext', ['-layout', path, '-']).split('\f').slice(0, -1);
}

/** Fonts of a PDF that are not embedded. */
export function looseFonts(path: string): string[] {
  return run('pdffonts', [path])
    .split('\n')
    .slice(2)
    .filter((line) => line !== '' && !/\s+yes\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$/.test(line));
}

/** What pdfinfo says, label to value. */
export function infoOf(path: string): Map<string, string> {
  return new Map(
    run('pdfinfo', [path])
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon), line.slice(colon + 1).trim()];
      }),
  );
}

/** Throws when the file breaks the syntax of PDF. */
export function checkSyntax(path: string): void {
  run('qpdf', ['--check', path]);
}

/** The file with its objects readable. */
export function readable(path: string): string {
  return execFileSync('qpdf', ['--qdf', '--object-streams=disable', path, '-'], { encoding: 'latin1' });
}
