import { type FormEvent, useState } from 'react';
import type { RegistrationOfPerson } from '../../shared/registrations/contract.ts';
import type { WorkshopWithPlaces } from '../../shared/workshops/contract.ts';
import { useCommand } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { SelectInput } from '../components/inputs.tsx';
import { notify } from '../components/toasts.tsx';
import { fullName } from '../registrations/words.ts';
import { undoOf } from '../shell/undo.ts';

/** Ranks offered at least. */
const RANKS = 3;

interface ChoicesDialogProps {
  readonly registration: RegistrationOfPerson;
  readonly workshops: readonly WorkshopWithPlaces[];
  /** First choice first. */
  readonly workshopIds: readonly string[];
  readonly onClose: () => void;
}

/** The workshops that someone wishes for, first choice first. */
export function ChoicesDialog({ registration, workshops, workshopIds, onClose }: ChoicesDialogProps) {
  const ranks = Math.min(workshops.length, Math.max(RANKS, workshopIds.length));
  const [chosen, setChosen] = useState(() =>
    Array.from({ length: ranks }, (_, rank) => workshopIds[rank] ?? ''),
  );
  const [failure, setFailure] = useState('');
  const choose = useCommand('workshops.choose');
  const name = fullName(registration.person);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const done = await choose.done({
        registrationId: registration.id,
        workshopIds: chosen.filter((id) => id !== ''),
      });
      notify(`Choix d’ateliers de ${name} enregistrés`, { undo: undoOf(done) });
      onClose();
    } catch (error) {
      setFailure((error as Error).message);
    }
  };
  return (
    <Dialog title={`Choix d’ateliers de ${name}`} onClose={onClose}>
      <form onSubmit={(event) => void onSubmit(event)}>
        {chosen.map((value, rank) => (
          <SelectInput
            // biome-ignore lint/suspicious/noArrayIndexKey: a rank is its place.
            key={rank}
            label={rank === 0 ? 'Premier choix' : `${rank + 1}e choix`}
            value={value}
            placeholder="Aucun"
            options={workshops
              .filter(({ id }) => id === value || !chosen.includes(id))
              .map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(next) => setChosen(chosen.with(rank, next))}
          />
        ))}
        {failure && <Alert>{failure}</Alert>}
        <Button type="submit" className="fr-btn" waiting={choose.pending}>
          Enregistrer les choix
        </Button>
      </form>
    </Dialog>
  );
}
