/** Where `npm start` speaks, in whole lines, and hears Entrée. */
export interface Terminal {
  say(line: string): void;
  /** Replaces what the last call showed; shown to a person only, never kept in a file. */
  progress(text: string): void;
  /** Waits for Entrée until it is stopped; undefined where nobody types. */
  listen(): { readonly entered: Promise<'entered'>; stop(): void } | undefined;
}

/** Ends what is told in a clause, and begins it as a sentence does. */
export function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

/** What is said of a program that ended as none should. */
export function crashSentence(clause: string): string {
  return `${sentence(clause)} Ce qui était enregistré est gardé\u00a0: relancez Cahiers.`;
}

const CLEAR = '\r\u001b[2K';

export function terminal(input = process.stdin, output = process.stdout): Terminal {
  let shown = '';
  const replace = (text: string) => {
    if (text === shown || !output.isTTY) return;
    // A line that wraps cannot be taken back.
    output.write(CLEAR + text.slice(0, (output.columns || 80) - 1));
    shown = text;
  };
  return {
    say(line) {
      replace('');
      output.write(`${line}\n`);
    },
    progress: replace,
    listen() {
      if (!input.isTTY || !output.isTTY) return undefined;
      const entered = new Promise<'entered'>((resolve) => input.once('data', () => resolve('entered')));
      return { entered, stop: () => void input.pause() };
    },
  };
}
