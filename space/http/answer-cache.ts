import type { Answer } from './compression.ts';

/** Finished answers, the least recently used forgotten first, within a number of bytes. */
export interface AnswerCache {
  get(key: string): Answer | undefined;
  set(key: string, answer: Answer): void;
}

/** `freshness` names the state of the content: answers of another state are all forgotten when it changes. */
export function createAnswerCache(mostBytes: number): (freshness: string) => AnswerCache {
  let current = '';
  let bytes = 0;
  const answers = new Map<string, Answer>();
  const drop = (key: string) => {
    bytes -= sizeOf(key, answers.get(key));
    answers.delete(key);
  };
  return (freshness) => {
    if (freshness !== current) {
      answers.clear();
      bytes = 0;
      current = freshness;
    }
    return {
      get(key) {
        const answer = answers.get(key);
        if (!answer) return undefined;
        answers.delete(key);
        answers.set(key, answer);
        return answer;
      },
      set(key, answer) {
        // What was begun under a state that is over is not kept.
        if (freshness !== current || sizeOf(key, answer) > mostBytes / 8) return;
        if (answers.has(key)) drop(key);
        answers.set(key, answer);
        bytes += sizeOf(key, answer);
        for (const oldest of answers.keys()) {
          if (bytes <= mostBytes) break;
          drop(oldest);
        }
      },
    };
  };
}

function sizeOf(key: string, answer: Answer | undefined): number {
  return answer ? answer.content.length + 2 * key.length : 0;
}
