import type { ListedNetwork } from '../../shared/networks/contract.ts';

export const STATUSES: Readonly<
  Record<ListedNetwork['status'], { label: string; severity?: 'success' | 'warning' | 'error' | 'info' }>
> = {
  late: { label: 'En retard', severity: 'warning' },
  expected: { label: 'Attendu', severity: 'info' },
  received: { label: 'Reçu', severity: 'success' },
  none: { label: 'Rien d’attendu' },
};
