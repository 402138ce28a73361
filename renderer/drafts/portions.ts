import { DRAFTS_AT_ONCE, LARGEST_DRAFT } from '../../shared/drafts/contract.ts';

export interface NewDraft {
  readonly key: string;
  readonly value: string;
}

/** As many as one call takes. */
export function* portions(drafts: readonly NewDraft[]): Generator<NewDraft[]> {
  let portion: NewDraft[] = [];
  let size = 0;
  for (const draft of drafts) {
    const isFull = portion.length === DRAFTS_AT_ONCE || size + draft.value.length > LARGEST_DRAFT;
    if (isFull && portion.length > 0) {
      yield portion;
      portion = [];
      size = 0;
    }
    portion.push(draft);
    size += draft.value.length;
  }
  if (portion.length > 0) yield portion;
}
