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
