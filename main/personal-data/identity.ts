/** A state of someone: who they are, and what reaches them. */
export interface Identity {
  readonly familyName: string | null;
  readonly givenName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** Whether their family name alone may be a word, or a town. */
  readonly isWord?: boolean;
}
