import { z } from 'zod';

/** Field rules common to all features. Each message is a French sentence that says what to do. */

export const Id = z.uuid('Identifiant inconnu.');
export type Id = z.infer<typeof Id>;

/** A line of text that must say something: trimmed, NFC, without control characters. */
export const requiredText = (message: string, max = 300) =>
  z
    .string()
    .max(max * 4, `Ce texte est trop long (${max} caractères au plus).`)
    .transform(cleanLine)
    .pipe(z.string().min(1, message).max(max, `Ce texte est trop long (${max} caractères au plus).`));

/** A line of text that may be empty. */
export const optionalText = (max = 300) =>
  z
    .string()
    .max(max * 4, `Ce texte est trop long (${max} caractères au plus).`)
    .transform(cleanLine)
    .pipe(z.string().max(max, `Ce texte est trop long (${max} caractères au plus).`))
    .default('');

/** Several lines of text, which may be empty; line ends become LF. */
export const longText = (max = 20_000) =>
  z
    .string()
    .max(max, `Ce texte est trop long (${max} caractères au plus).`)
    .transform((text) => stripControls(text.replace(/\r\n?/g, '\n').normalize('NFC')).trim())
    .default('');

export const Email = optionalText(254).pipe(
  z.union([
    z.literal(''),
    z.email('Cette adresse électronique semble incomplète\u00a0: elle s’écrit nom@domaine.fr.'),
  ]),
);

export const Phone = optionalText(30).pipe(
  z.string().refine((phone) => phone === '' || /^\+?[\d\s.()-]{6,}$/.test(phone), {
    message: 'Ce numéro ne peut contenir que des chiffres, des espaces et un + au début.',
  }),
);

export const Postcode = optionalText(5).pipe(
  z.string().regex(/^(\d{5})?$/, 'Un code postal a cinq chiffres.'),
);

/** A calendar day, `2020-10-14`. */
export const LocalDate = z.iso.date('Indiquez une date, par exemple 14/10/2020.');
/** An hour of the day, `08:30`. */
export const LocalTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Indiquez une heure, par exemple 8:30.');
/** A recorded moment, in UTC. */
export const Instant = z.iso.datetime();
/** A zone of the IANA database, such as `Europe/Paris` or `Indian/Reunion`. */
export const ZoneName = z.string().refine(isZone, { message: 'Ce fuseau horaire est inconnu.' });

/** A whole number that may be unknown. */
export const optionalCount = (max = 100_000) =>
  z
    .number('Indiquez un nombre entier.')
    .int('Indiquez un nombre entier.')
    .min(0, 'Ce nombre ne peut pas être négatif.')
    .max(max, `Ce nombre est trop grand (${max} au plus).`)
    .nullable()
    .default(null);

function cleanLine(text: string): string {
  return stripControls(text.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ')).trim();
}

function stripControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/g, '');
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('fr', { timeZone: zone }));
  } catch {
    return false;
  }
}
