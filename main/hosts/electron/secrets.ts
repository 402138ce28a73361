import type { SafeStorage } from 'electron';
import { AppError } from '../../../shared/errors.ts';
import type { Secrets } from '../../engine/secrets.ts';

type Safe = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

const SEALED = 'sealed:';

/**
 * Seals what `kept` holds with a key of the system’s keychain. Where the system has none, a secret stays as `kept` holds
 * it: readable by its owner only. `get` throws `secret-lost` for one that the keychain no longer opens.
 */
export function sealedSecrets(kept: Secrets, safe: Safe, platform: NodeJS.Platform): Secrets {
  const seal = async (secret: string) => SEALED + (await safe.encryptStringAsync(secret)).toString('base64');
  const isSealed = async () =>
    (await safe.isAsyncEncryptionAvailable()) && (platform !== 'linux' || hasKeyring(safe));
  return {
    isSealed,
    get: async (name) => {
      const value = await kept.get(name);
      if (!value?.startsWith(SEALED)) return value;
      const { result, shouldReEncrypt } = await opened(safe, value);
      if (shouldReEncrypt) await kept.set(name, await seal(result));
      return result;
    },
    set: async (name, secret) => kept.set(name, (await isSealed()) ? await seal(secret) : secret),
    delete: (name) => kept.delete(name),
  };
}

/** Without a keyring, Chromium seals on Linux with a key that is the same everywhere. */
const hasKeyring = (safe: Safe): boolean =>
  !['basic_text', 'unknown'].includes(safe.getSelectedStorageBackend());

async function opened(safe: Safe, value: string) {
  try {
    return await safe.decryptStringAsync(Buffer.from(value.slice(SEALED.length), 'base64'));
  } catch (cause) {
    throw new AppError(
      'secret-lost',
      'La clé d’envoi gardée sur cet ordinateur ne peut plus être lue\u00a0: retirez l’espace, puis ajoutez-le de nouveau avec sa clé.',
      {},
      { cause },
    );
  }
}
