import type { z } from 'zod';
import type { VenueForm } from '../../shared/venues/contract.ts';
import { ROOM_FIELDS } from '../../shared/venues/words.ts';
import { CheckboxInput, NumberInput, TextInput } from '../components/inputs.tsx';

export type RoomValues = NonNullable<z.input<typeof VenueForm>['rooms']>[number];

interface RoomsFieldProps {
  readonly rooms: readonly RoomValues[];
  readonly error: (path: string) => string | undefined;
  readonly onChange: (rooms: RoomValues[]) => void;
}

/** The rooms of a venue, each with its capacity, its jauge and whether persons with reduced mobility can use it. */
export function RoomsField({ rooms, error, onChange }: RoomsFieldProps) {
  const change = (index: number, values: Partial<RoomValues>) =>
    onChange(rooms.map((room, at) => (at === index ? { ...room, ...values } : room)));
  return (
    <>
      <h3 className="fr-h6">Salles</h3>
      {rooms.map((room, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a new room has no identifier yet, and rooms keep their order.
        <fieldset key={index} className="room">
          <legend className="fr-sr-only">Salle {room.name || index + 1}</legend>
          <div className="field-row">
            <TextInput
              label={ROOM_FIELDS.name}
              name={`rooms.${index}.name`}
              value={room.name}
              error={error(`rooms.${index}.name`)}
              onChange={(name) => change(index, { name })}
            />
            <NumberInput
              label={ROOM_FIELDS.capacity}
              name={`rooms.${index}.capacity`}
              value={room.capacity ?? null}
              error={error(`rooms.${index}.capacity`)}
              onChange={(capacity) => change(index, { capacity })}
            />
            <NumberInput
              label={ROOM_FIELDS.jauge}
              name={`rooms.${index}.jauge`}
              value={room.jauge ?? null}
              error={error(`rooms.${index}.jauge`)}
              onChange={(jauge) => change(index, { jauge })}
            />
          </div>
          <CheckboxInput
            label={ROOM_FIELDS.pmr}
            value={room.pmr ?? false}
            onChange={(pmr) => change(index, { pmr })}
          />
          <button
            type="button"
            className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline"
            onClick={() => onChange(rooms.filter((_, at) => at !== index))}
          >
            Retirer la salle {room.name}
          </button>
        </fieldset>
      ))}
      <button
        type="button"
        className="fr-btn fr-btn--sm fr-btn--secondary fr-mb-2w"
        onClick={() => onChange([...rooms, { name: '', capacity: null, jauge: null, pmr: false }])}
      >
        Ajouter une salle
      </button>
    </>
  );
}
