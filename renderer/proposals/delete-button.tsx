import type { Done } from '../../shared/wire.ts';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { refuse } from '../components/refusals.tsx';
import { notify } from '../components/toasts.tsx';
import { undoOf } from '../shell/undo.ts';

interface DeleteButtonProps {
  /** The question. */
  readonly title: string;
  /** What is said once it is done. */
  readonly done: string;
  readonly run: () => Promise<Done>;
  readonly onDeleted: () => void;
}

export function DeleteButton({ title, done, run, onDeleted }: DeleteButtonProps) {
  const discard = async () => {
    try {
      const command = await run();
      notify(done, { undo: undoOf(command) });
      onDeleted();
    } catch (error) {
      refuse(error);
    }
  };
  return (
    <ConfirmButton
      title={title}
      question="Les synthèses en cours qui la citent ne la montreront plus. Vous pourrez annuler."
      confirm="Supprimer"
      onConfirm={discard}
    >
      Supprimer
    </ConfirmButton>
  );
}
