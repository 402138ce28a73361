import type { Unfollowed } from '../../shared/declared/table.ts';

export interface DraftsTables {
  draft: {
    key: string;
    /** The window. */
    typedIn: string;
    author: string;
    at: string;
    /** Of `value`, in characters. */
    size: number;
    /** JSON. */
    value: string;
  };
}

/** What is being typed is rewritten by itself; whoever types it stays. */
export const draftsTables: Unfollowed<DraftsTables> = {
  draft: { key: 'none', typedIn: 'none', author: 'none', at: 'none', size: 'none', value: 'none' },
};
