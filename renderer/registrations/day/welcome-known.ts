import type { Person } from '../../../shared/people/model.ts';
import { call } from '../../client/call.ts';
import type { MarkPeople } from './use-pointage.ts';

/** Registers someone whom the dossier knows and marks them present; answers the registration and the way back. */
export async function welcomeKnown(meetingId: string, { id: personId }: Person, mark: MarkPeople) {
  const { id } = await call('registrations.register', { meetingId, personId });
  await mark([id], { attendance: 'present', representedBy: '' });
  const takeBack = async () => {
    await mark([id], { attendance: null, representedBy: '' });
    await call('registrations.cancel', { id });
  };
  return { id, takeBack };
}

/** Tries, and says what kept it from being done. */
export async function attempt(work: () => Promise<unknown>, say: (message: string) => void): Promise<void> {
  try {
    await work();
  } catch (error) {
    say((error as Error).message);
  }
}
