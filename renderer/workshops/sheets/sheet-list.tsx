import { Link } from 'wouter';
import type { WorkshopWithPlaces } from '../../../shared/workshops/contract.ts';
import { Badge } from '../../components/alert.tsx';
import { SHEET_STATES, type SheetState } from './sheet-state.ts';

interface SheetListProps {
  readonly workshops: readonly WorkshopWithPlaces[];
  readonly openedId: string | undefined;
  readonly stateOf: (workshop: WorkshopWithPlaces) => SheetState;
  readonly address: (workshopId: string) => string;
}

/** The sheets of a meeting, and where each stands. */
export function SheetList({ workshops, openedId, stateOf, address }: SheetListProps) {
  return (
    <nav aria-label="Fiches d’atelier" className="sheet-list">
      <ol>
        {workshops.map((workshop) => {
          const { label, severity } = SHEET_STATES[stateOf(workshop)];
          return (
            <li key={workshop.id}>
              <Link href={address(workshop.id)} aria-current={workshop.id === openedId ? 'page' : undefined}>
                <span className="sheet-list__title">
                  {workshop.position + 1}. {workshop.title}
                </span>
                <Badge {...(severity && { severity })}>{label}</Badge>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
