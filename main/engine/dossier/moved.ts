/** From where an open dossier was moved: under its folder’s new name, or as a copy, what is left there being another. */
export interface Moved {
  readonly from: string;
  readonly isCopy: boolean;
}
