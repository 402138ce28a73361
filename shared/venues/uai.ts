import { z } from 'zod';

const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/** The check letter of a UAI, from its seven digits: the number modulo 23 (I, O and Q are not used). */
export function uaiLetter(digits: string): string {
  return LETTERS.charAt(Number(digits) % LETTERS.length);
}

export function isUai(text: string): boolean {
  return /^\d{7}[A-Z]$/.test(text) && text.charAt(7) === uaiLetter(text.slice(0, 7));
}

/** The identifier of a school (numéro UAI, once RNE), or '' when there is none. Spaces and case are forgiven. */
export const Uai = z
  .string()
  .max(40)
  .transform((text) => text.replace(/\s+/gu, '').toUpperCase())
  .superRefine((uai, issues) => {
    if (uai === '') return;
    if (!/^\d{7}[A-Z]$/.test(uai)) {
      issues.addIssue('Un numéro UAI a sept chiffres et une lettre, par exemple 0790024X.');
    } else if (!isUai(uai)) {
      issues.addIssue(
        `La lettre ne correspond pas aux chiffres\u00a0: pour ${uai.slice(0, 7)}, ce serait ${uaiLetter(uai.slice(0, 7))}. Vérifiez le numéro.`,
      );
    }
  })
  .default('');
