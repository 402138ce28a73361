import { useState } from 'react';
import type { AgendaItem, Speaker } from '../../shared/meetings/model.ts';
import { SPEAKER_FIELDS, SPEAKER_ROLES } from '../../shared/meetings/words.ts';
import { useAnswer } from '../client/hooks.ts';
import { DataTable } from '../components/data-table.tsx';
import { SpeakerDialog } from './speaker-dialog.tsx';

/** Who speaks at a meeting, in which sequence, and who speaks in their place. */
export function Speakers({ meetingId, agenda }: { meetingId: string; agenda: readonly AgendaItem[] }) {
  const speakers = useAnswer('meetings.speakers', { meetingId }).data;
  const [edited, setEdited] = useState<Speaker | 'new'>();
  if (!speakers) return null;
  const titles = new Map(agenda.map(({ id, title }) => [id, title]));
  return (
    <section aria-labelledby="speakers-title" className="speakers">
      <h2 className="fr-h5" id="speakers-title">
        Intervenants
      </h2>
      {speakers.length === 0 ? (
        <p>
          Personne n’est encore noté{'\u00a0'}: qui ouvre, débat, témoigne, clôt{'\u00a0'}?
        </p>
      ) : (
        <DataTable
          caption="Liste des intervenants"
          counted={['intervenant', 'intervenants']}
          rows={speakers}
          rowKey={({ id }) => id}
          onOpen={setEdited}
          columns={[
            { key: 'name', title: SPEAKER_FIELDS.name, cell: nameOf },
            { key: 'function', title: SPEAKER_FIELDS.function, cell: functionOf },
            { key: 'role', title: SPEAKER_FIELDS.role, cell: ({ role }) => SPEAKER_ROLES[role] },
            {
              key: 'item',
              title: SPEAKER_FIELDS.agendaItemId,
              cell: ({ agendaItemId }) => titles.get(agendaItemId ?? '') ?? '',
            },
          ]}
        />
      )}
      <button type="button" className="fr-btn fr-btn--secondary" onClick={() => setEdited('new')}>
        Ajouter un intervenant
      </button>
      {edited && (
        <SpeakerDialog
          meetingId={meetingId}
          agenda={agenda}
          {...(edited !== 'new' && { speaker: edited })}
          onClose={() => setEdited(undefined)}
        />
      )}
    </section>
  );
}

function nameOf({ name, representedByName, byVideo }: Speaker): string {
  const how = byVideo ? ' (à distance)' : '';
  return representedByName === '' ? `${name}${how}` : `${name}${how}\u00a0; à sa place, ${representedByName}`;
}

const functionOf = ({ function: role, organisation }: Speaker) =>
  [role, organisation].filter(Boolean).join(', ');
