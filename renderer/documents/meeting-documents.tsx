import { useState } from 'react';
import type { SheetScope } from '../../shared/documents/contract.ts';
import { useAnswer } from '../client/hooks.ts';
import { SelectInput } from '../components/inputs.tsx';
import { SheetMaker } from './sheet-maker.tsx';
import './documents.css';

/** The « Documents » tab of a meeting: its sign-in sheets, or those of one of its workshops. */
export function MeetingDocuments({ meetingId }: { meetingId: string }) {
  const workshops = useAnswer('workshops.list', { meetingId });
  const [workshopId, setWorkshopId] = useState('');
  const scope: SheetScope =
    workshopId === ''
      ? { kind: 'meetings', meetingIds: [meetingId] }
      : { kind: 'workshops', workshopIds: [workshopId] };
  return (
    <section aria-labelledby="sheets-title">
      <h2 className="fr-h5" id="sheets-title">
        Feuilles d’émargement
      </h2>
      <SheetMaker key={workshopId} scope={scope}>
        {workshops.data && workshops.data.length > 0 && (
          <SelectInput
            label="Pour qui"
            value={workshopId}
            onChange={setWorkshopId}
            options={[
              { value: '', label: 'Toute la rencontre' },
              ...workshops.data.map(({ id, title }) => ({ value: id, label: `Atelier\u00a0: ${title}` })),
            ]}
          />
        )}
      </SheetMaker>
    </section>
  );
}
