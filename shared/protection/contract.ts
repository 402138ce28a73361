import { z } from 'zod';
import { OpenedDossier } from '../dossier/contract.ts';
import { job, query } from '../operation.ts';

/** How the open dossier is protected. */
export const ProtectionState = z.object({
  isOn: z.boolean(),
  /** True when this computer has a keychain that can keep the key. */
  canRemember: z.boolean(),
  /** True when this computer opens the dossier without asking. */
  isRemembered: z.boolean(),
});
export type ProtectionState = z.infer<typeof ProtectionState>;

const LENGTH = 12;
const DIFFERENT = 6;

/** A passphrase being chosen. */
export const NewPassphrase = z
  .string()
  .max(1000, 'Cette phrase est trop longue.')
  .refine((text) => [...text.trim()].length >= LENGTH, {
    message: `Il en faut au moins ${LENGTH} caractères\u00a0: quatre mots sans lien entre eux, par exemple.`,
  })
  .refine((text) => new Set(text.trim()).size >= DIFFERENT, {
    message: 'Cette phrase se devine trop vite\u00a0: n’y répétez pas les mêmes lettres.',
  });

/** A passphrase as it is given; a recovery code as it is copied from paper. */
export const Passphrase = z.string().min(1, 'Donnez la phrase de passe.').max(1000);
export const RecoveryCode = z.string().min(1, 'Donnez le code de secours.').max(200);

export const protectionContract = {
  'protection.state': query(z.null(), ProtectionState),
  /** A code to print, drawn at random; it protects nothing until it is given to `turnOn` or `renewCode`. */
  'protection.newCode': job(z.null(), z.string()),
  'protection.turnOn': job(
    z.object({ passphrase: NewPassphrase, recoveryCode: RecoveryCode }),
    OpenedDossier,
  ),
  'protection.turnOff': job(z.object({ passphrase: Passphrase }), OpenedDossier),
  /** By the present passphrase, or by the recovery code when it is forgotten. */
  'protection.changePassphrase': job(
    z.object({
      passphrase: Passphrase.optional(),
      recoveryCode: RecoveryCode.optional(),
      next: NewPassphrase,
    }),
    z.null(),
  ),
  'protection.renewCode': job(z.object({ passphrase: Passphrase, recoveryCode: RecoveryCode }), z.null()),
  'protection.remember': job(z.object({ remember: z.boolean() }), z.null()),
};
