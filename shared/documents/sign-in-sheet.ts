/** Someone expected, as the sheet shows them; all in words. */
export interface SignInRow {
  readonly familyName: string;
  readonly givenName: string;
  readonly function: string;
  readonly organisation: string;
  /** Attends from afar: named, without a box to sign in. */
  readonly fromAfar: boolean;
}

/** What people sign at the door of a meeting or of one of its workshops. Its pages are numbered on their own. */
export interface SignInSheet {
  readonly meeting: string;
  /** Title of the workshop, or ''. */
  readonly workshop: string;
  /** Name and address of the venue, its room when there is one; '' when not known. */
  readonly venue: string;
  /** Day and hours, in French words. */
  readonly date: string;
  /** In the order of the sheet. */
  readonly rows: readonly SignInRow[];
  /** Rows left empty for people who come without having registered. */
  readonly blankRows: number;
}

/** A printable set of sheets, one after the other. */
export interface SignInDocument {
  /** Title of the file. */
  readonly title: string;
  /** Who organises: « Académie de Poitiers ». */
  readonly organiser: string;
  readonly campaign: string;
  readonly sheets: readonly SignInSheet[];
}
