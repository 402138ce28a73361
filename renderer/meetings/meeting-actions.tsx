import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ListedMeeting } from '../../shared/meetings/contract.ts';
import type { MeetingState } from '../../shared/meetings/model.ts';
import { MEETING_STATES } from '../../shared/meetings/words.ts';
import type { Done } from '../../shared/wire.ts';
import { useCommand } from '../client/hooks.ts';
import { Button } from '../components/button.tsx';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { refuse } from '../components/refusals.tsx';
import { notify } from '../components/toasts.tsx';
import { undoOf } from '../shell/undo.ts';
import { MeetingForm } from './meeting-form.tsx';
import { TRANSITIONS } from './words.ts';

/** What can be done with a meeting as a whole: change its state, modify it, delete it. */
export function MeetingActions({ meeting }: { meeting: ListedMeeting }) {
  const [, navigate] = useLocation();
  const [editing, setEditing] = useState(false);
  const setState = useCommand('meetings.setState');
  const remove = useCommand('meetings.delete');
  const attempt = async (work: Promise<Done>, said: string): Promise<boolean> => {
    try {
      notify(said, { undo: undoOf(await work) });
      return true;
    } catch (error) {
      refuse(error);
      return false;
    }
  };
  const change = (state: MeetingState) =>
    attempt(setState.done({ id: meeting.id, state }), `Rencontre\u00a0: ${MEETING_STATES[state]}`);
  return (
    <>
      {TRANSITIONS[meeting.state].map(({ to, label }) =>
        to === 'cancelled' ? (
          <ConfirmButton
            key={to}
            className="fr-btn fr-btn--sm fr-btn--tertiary"
            title="Annuler cette rencontre&nbsp;?"
            question="Elle reste dans le dossier avec ses inscrits, et l’agenda enregistré la dira annulée. Vous pourrez la reprendre."
            confirm="Annuler la rencontre"
            decline="La garder"
            onConfirm={() => void change(to)}
          >
            {label}
          </ConfirmButton>
        ) : (
          <Button
            key={to}
            type="button"
            className="fr-btn fr-btn--sm fr-btn--secondary"
            waiting={setState.pending}
            onClick={() => void change(to)}
          >
            {label}
          </Button>
        ),
      )}
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => setEditing(true)}>
        Modifier
      </button>
      <ConfirmButton
        className="fr-btn fr-btn--sm fr-btn--tertiary"
        title="Supprimer cette rencontre&nbsp;?"
        question="Son déroulé, ses ateliers, ses inscriptions, ses fiches et ses propositions partiront avec elle. Vous pourrez annuler la suppression."
        confirm="Supprimer"
        onConfirm={async () => {
          if (await attempt(remove.done({ id: meeting.id }), `Rencontre supprimée\u00a0: ${meeting.title}`))
            navigate('/rencontres');
        }}
      >
        Supprimer
      </ConfirmButton>
      {editing && (
        <Dialog title="Modifier la rencontre" onClose={() => setEditing(false)}>
          <MeetingForm
            meeting={meeting}
            day={meeting.date}
            onSaved={() => setEditing(false)}
            onCancel={() => setEditing(false)}
          />
        </Dialog>
      )}
    </>
  );
}
