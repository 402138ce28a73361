import type { call } from '../client/call.ts';

const PREFIX = 'draft:';

/**
 * Hands over what former versions kept in the browser’s storage, and removes it from there: all that is of the open
 * dossier, the rest waiting for its own. Never rejects.
 */
export async function handOverFormer(
  ask: typeof call,
  place: { readonly dossier: string; readonly window: string },
  storage: Storage | undefined = browserStorage(),
): Promise<void> {
  if (!storage) return;
  for (const name of Object.keys(storage).filter((one) => one.startsWith(PREFIX))) {
    const key = name.slice(PREFIX.length);
    const value = typedIn(storage.getItem(name) ?? '');
    if (value === undefined) {
      // What is not a draft of ours is of no use to anyone.
      storage.removeItem(name);
      continue;
    }
    try {
      const own = await ask('drafts.adopt', { ...place, drafts: [{ key, value }] });
      if (own.includes(key)) storage.removeItem(name);
    } catch {
      // What cannot be taken now stays where it is.
    }
  }
}

/** Undefined where the browser is told to keep nothing. */
function browserStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

function typedIn(stored: string): string | undefined {
  try {
    return JSON.stringify({ base: null, value: JSON.parse(stored) });
  } catch {
    return undefined;
  }
}
