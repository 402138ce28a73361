import { refuse } from './refusals.tsx';

/** What was chosen in a dialog of the system; null when it was closed, or could not be shown, which is said. */
export async function askInDialog<T>(ask: () => Promise<T | null>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    refuse(error);
    return null;
  }
}
