import type { SafeStorage } from 'electron';
import { AppError } from '../../../shared/errors.ts';
import type { Secrets } from '../../secrets.ts';

type Safe = Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'>;

const SEALED = 'sealed:';

/**
 * Seals what `kept` holds with a key of the system’s keychain. Where the system has none, a secret stays as `kept` holds
 * it: readable by its owner only. `get` throws `secret-lost` for one that the keychain no longer opens.
 */
export function sealedSecrets(kept: Secrets, safe: Safe): Secrets {
  return {
    isSealed: () => safe.isAsyncEncryptionAvailable(),
    get: async (name) => {
      const value = await kept.get(name);
      if (!value?.startsWith(SEALED)) return value;
      try {
        const { result } = await safe.decryptStringAsync(Buffer.from(value.slice(SEALED.length), 'base64'));
        return result;
      } catch (cause) {
        throw new AppError(
          'secret-lost',
          'La clé d’envoi gardée sur cet ordinateur ne peut plus être lue\u00a0: retirez l’espace, puis ajoutez-le de nouveau avec sa clé.',
          {},
          { cause },
        );
      }
    },
    set: async (name, secret) => {
      const available = await safe.isAsyncEncryptionAvailable();
      const value = available ? SEALED + (await safe.encryptStringAsync(secret)).toString('base64') : secret;
      await kept.set(name, value);
    },
    delete: (name) => kept.delete(name),
  };
}
