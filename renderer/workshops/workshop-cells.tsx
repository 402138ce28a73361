import type { RegistrationOfPerson } from '../../shared/registrations/contract.ts';
import { counted } from '../../shared/text/numbers.ts';
import type { WorkshopWithPlaces } from '../../shared/workshops/contract.ts';
import { isOverwished, isWithoutLead } from '../../shared/workshops/places.ts';
import { isStranded } from './access.ts';
import type { RoomOfMeeting } from './use-rooms.ts';
import { peopleInWords, placesInWords, roomFacts } from './words.ts';

interface RoomCellProps {
  readonly workshop: WorkshopWithPlaces;
  readonly workshops: readonly WorkshopWithPlaces[];
  readonly rooms: ReadonlyMap<string, RoomOfMeeting>;
  readonly registrations: readonly RegistrationOfPerson[];
}

/** The room of a workshop, what it holds, and what does not suit. */
export function RoomCell({ workshop, workshops, rooms, registrations }: RoomCellProps) {
  const room = rooms.get(workshop.roomId ?? '');
  if (!room) return 'À choisir';
  const shared = workshops.filter(({ id, roomId }) => roomId === room.id && id !== workshop.id);
  const stranded = registrations.filter(
    (one) => one.workshopId === workshop.id && isStranded(one, workshop, rooms),
  ).length;
  const warnings = [
    room.isHere ? '' : 'Salle d’un autre lieu',
    shared.length === 0 ? '' : `Même salle que «\u00a0${shared.map(({ title }) => title).join(', ')}\u00a0»`,
    stranded === 0 ? '' : `${peopleInWords(stranded)} à mobilité réduite`,
  ].filter(Boolean);
  return (
    <>
      {room.name}
      <span className="workshops__detail">{roomFacts(room)}</span>
      {warnings.map((warning) => (
        <span key={warning} className="workshops__warning">
          {warning}
        </span>
      ))}
    </>
  );
}

/** Who leads a workshop and reports on it, who is still to be found, and who is awaited elsewhere at that time. */
export function LeadsCell({ workshop }: { workshop: WorkshopWithPlaces }) {
  return (
    <>
      {leadsInWords(workshop)}
      <LeadsElsewhere workshop={workshop} />
    </>
  );
}

/** Who is to lead or to report elsewhere at the same time, and where. */
export function LeadsElsewhere({ workshop }: { workshop: WorkshopWithPlaces }) {
  return workshop.awaitedElsewhere.map(({ name, workshop: title, meeting }) => (
    <span key={`${name} ${meeting?.id} ${title}`} className="workshops__warning">
      {name}
      {'\u00a0'}: aussi dans «{'\u00a0'}
      {title}
      {'\u00a0'}»{meeting && ` (${meeting.title})`}
    </span>
  ));
}

function leadsInWords(workshop: WorkshopWithPlaces): string {
  const { facilitator, rapporteur } = workshop;
  if (!isWithoutLead(workshop)) return `${facilitator}, ${rapporteur}`;
  if (facilitator === '' && rapporteur === '') return 'À trouver';
  return facilitator === '' ? `Animateur à trouver, ${rapporteur}` : `${facilitator}, rapporteur à trouver`;
}

/** The people of a workshop, and how many of them attend from afar. */
export function PeopleCell({ workshop }: { workshop: WorkshopWithPlaces }) {
  const { assigned, assignedFromAfar } = workshop;
  return (
    <>
      {assigned}
      {assignedFromAfar > 0 && <span className="workshops__detail">dont {assignedFromAfar} à distance</span>}
    </>
  );
}

/** The places left, and how many wished for this workshop first. */
export function PlacesCell({ workshop }: { workshop: WorkshopWithPlaces }) {
  const { places, placesLeft, firstChoices, firstChoicesOnSite } = workshop;
  const wished = `${firstChoices} ${firstChoices === 1 ? 'premier choix' : 'premiers choix'}`;
  const isWanted = isOverwished(workshop);
  return (
    <>
      <span className={placesLeft !== null && placesLeft < 0 ? 'workshops__overfull' : undefined}>
        {placesInWords(placesLeft)}
      </span>
      {firstChoices > 0 && (
        <span className={isWanted ? 'workshops__warning' : 'workshops__detail'}>
          {isWanted
            ? `${counted(firstChoicesOnSite, 'premier choix', 'premiers choix')} sur place pour ${counted(places ?? 0, 'place', 'places')}`
            : wished}
        </span>
      )}
    </>
  );
}
