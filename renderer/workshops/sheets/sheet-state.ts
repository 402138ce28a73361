import { isEmptyText } from '../../../shared/text/rich-text-plain.ts';
import type { WorkshopSheet } from '../../../shared/workshops/model.ts';

export type SheetState = 'empty' | 'begun' | 'complete';

/** vide, commencée, complète */
export const SHEET_STATES: Readonly<
  Record<SheetState, { readonly label: string; readonly severity?: 'info' | 'success' }>
> = {
  empty: { label: 'Vide' },
  begun: { label: 'Commencée', severity: 'info' },
  complete: { label: 'Complète', severity: 'success' },
};

/** Where a sheet stands, knowing how many proposals and practices it has. */
export function stateOf(sheet: WorkshopSheet | undefined, ideas: number): SheetState {
  if (sheet?.completedAt) return 'complete';
  return ideas === 0 && (!sheet || isEmptyText(sheet.findings)) ? 'empty' : 'begun';
}
