import { departmentCode } from '../../shared/territory/reference.ts';
import type { School } from '../../shared/venues/model.ts';
import { isUai, uaiLetter } from '../../shared/venues/uai.ts';
import type { DirectoryColumn, DirectoryColumns } from './directory-columns.ts';

export type DirectoryRow =
  | { readonly school: School }
  | { readonly reason: string }
  | { readonly closed: true };

/** A row of the official directory as a school, or why it is refused. A closed school is passed over. */
export function directoryRow(cells: readonly string[], columns: DirectoryColumns): DirectoryRow {
  const cell = (column: DirectoryColumn) => (cells[columns[column]] ?? '').replace(/\s+/gu, ' ').trim();
  const uai = cell('uai').toUpperCase();
  const name = cell('name');
  if (uai === '') return { reason: 'Le numéro UAI manque.' };
  if (!/^\d{7}[A-Z]$/.test(uai)) return { reason: `${uai} n’est pas un numéro UAI.` };
  if (!isUai(uai)) return { reason: `La lettre de ${uai} devrait être ${uaiLetter(uai.slice(0, 7))}.` };
  if (name === '') return { reason: `Le nom de ${uai} manque.` };
  if (/^ferm/i.test(cell('state'))) return { closed: true };
  return {
    school: {
      uai,
      name,
      kind: cell('kind'),
      street: cell('street'),
      postcode: postcodeOf(cell('postcode')),
      city: cell('city'),
      departmentCode: departmentCode(cell('department')) ?? departmentOfUai(uai),
      ...positionOf(cell('latitude'), cell('longitude'), cell('position')),
      phone: cell('phone'),
      email: cell('email'),
    },
  };
}

/** A spreadsheet takes the zero off `01000`. */
function postcodeOf(written: string): string {
  return /^\d{4}$/.test(written) ? `0${written}` : written;
}

/** The first three digits of a UAI are its département’s; Corsica’s are 620 and 720. */
function departmentOfUai(uai: string): string {
  const digits = uai.slice(0, 3);
  const corsican: Readonly<Record<string, string>> = { '620': '02A', '720': '02B' };
  return corsican[digits] ?? departmentCode(digits) ?? '';
}

/** Coordinates are often missing, written with a comma, or together in one column. */
function positionOf(latitude: string, longitude: string, position: string) {
  const [first = '', second = ''] = position.split(/,\s*|;\s*/);
  const found = {
    latitude: degrees(latitude, 90) ?? degrees(first, 90),
    longitude: degrees(longitude, 180) ?? degrees(second, 180),
  };
  return found.latitude === null || found.longitude === null ? { latitude: null, longitude: null } : found;
}

function degrees(written: string, limit: number): number | null {
  if (written === '') return null;
  const value = Number(written.replace(',', '.'));
  return Number.isFinite(value) && Math.abs(value) <= limit ? value : null;
}
