import { Link } from 'wouter';
import { z } from 'zod';
import { Id } from '../../shared/fields.ts';
import { PROPOSAL_FIELDS } from '../../shared/proposals/words.ts';
import { useAnswer } from '../client/hooks.ts';
import { SelectInput } from '../components/inputs.tsx';

/** Where a proposal or a practice comes from: a meeting, and its workshop unless it is of the meeting as a whole. */
export const Origin = z.object({
  meetingId: Id.or(z.literal('')).refine((id) => id !== '', 'Choisissez la rencontre d’où elle vient.'),
  workshopId: Id.nullable().default(null),
});

interface OriginSelectProps {
  readonly meetingId: string;
  readonly workshopId: string | null;
  readonly error: string | undefined;
  readonly onChange: (origin: { meetingId: string; workshopId: string | null }) => void;
}

export function OriginSelect({ meetingId, workshopId, error, onChange }: OriginSelectProps) {
  const meetings = useAnswer('meetings.list', {}).data;
  const workshops = useAnswer('workshops.list', { meetingId }, { enabled: meetingId !== '' }).data ?? [];
  if (!meetings) return null;
  if (meetings.length === 0) {
    return (
      <p>
        Elle vient d’une rencontre, et aucune n’est encore prévue.{' '}
        <Link href="/rencontres/nouvelle">Prévoir une rencontre</Link>
      </p>
    );
  }
  return (
    <>
      <SelectInput
        label={PROPOSAL_FIELDS.meetingId}
        name="meetingId"
        required
        value={meetingId}
        placeholder="Choisissez"
        options={meetings.map(({ id, title }) => ({ value: id, label: title }))}
        error={error}
        onChange={(id) => onChange({ meetingId: id, workshopId: null })}
      />
      {meetingId !== '' && workshops.length > 0 && (
        <SelectInput
          label={PROPOSAL_FIELDS.workshopId}
          name="workshopId"
          value={workshopId ?? ''}
          placeholder="La rencontre dans son ensemble"
          options={workshops.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(id) => onChange({ meetingId, workshopId: id === '' ? null : id })}
        />
      )}
    </>
  );
}
