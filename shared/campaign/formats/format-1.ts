import { z } from 'zod';
import { LocalDate, LocalTime } from '../../fields.ts';
import { AgendaKind } from '../../meetings/model.ts';
import { PUBLIC_DOMAIN } from '../domains.ts';
import { coherence } from './coherence.ts';
import { format } from './format.ts';

/** What marks a campaign file. */
export const MARK = { format: 'cahiers-campaign', formatVersion: 1 } as const;

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point.
const PRINTED = /^[^\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point.
const PRINTED_LINES = /^[^\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]*$/;

/** A line that says something. */
const line = (max: number) => z.string().min(1).max(max).regex(PRINTED).regex(/\S/);
const lines = (max: number) => z.string().max(max).regex(PRINTED_LINES);
/** By it what is entered names a theme, a category… Programs take `constructor` for something else. */
const id = z
  .string()
  .min(1)
  .max(80)
  .regex(/^(?!constructor$)[a-z0-9]+(?:-[a-z0-9]+)*$/);
const address = z
  .union([
    z.literal(''),
    z
      .url({ protocol: /^https$/, hostname: /^[^.]+(?:\.[^.]+)+$/ })
      .max(500)
      .regex(/^https:\/\/[^\s@]+$/),
  ])
  .default('');

const SUBJECT_PAGE = 'Sa page sur la plateforme\u00a0; vide tant qu’elle n’est pas connue.';

const period = z.strictObject({ title: line(120), startsOn: LocalDate, endsOn: LocalDate });

const form = z
  .strictObject({
    /** Where an editor finds this very schema. */
    $schema: z.string().max(500).optional(),
    format: z.literal(MARK.format),
    formatVersion: z.literal(MARK.formatVersion),
    id: id.describe(
      'Le même dans chaque version de cette campagne\u00a0: un dossier n’en prend pas une autre.',
    ),
    name: line(300),
    shortName: line(60).describe(
      'Quelques lettres, qui suivent le nom du territoire dans celui d’un dossier.',
    ),
    startsOn: LocalDate,
    endsOn: LocalDate,
    synthesisDeadline: LocalDate.describe('Dernier jour où la synthèse d’un territoire est attendue.'),
    nationalEvent: z
      .strictObject({
        name: line(300),
        place: z.string().max(200).regex(PRINTED).default(''),
        startsOn: LocalDate,
        endsOn: LocalDate,
      })
      .nullable()
      .default(null),
    stakes: z
      .array(z.strictObject({ id, title: line(300) }))
      .max(12)
      .default([])
      .describe('Enjeux, qui traversent les thèmes.'),
    themes: z
      .array(
        z.strictObject({
          id,
          title: line(300),
          shortTitle: line(60).describe('Quelques mots, pour une colonne ou une étiquette.'),
          description: lines(5000).default(''),
          subjects: z
            .array(z.strictObject({ id, title: line(300), address: address.describe(SUBJECT_PAGE) }))
            .max(40),
        }),
      )
      .min(1)
      .max(30),
    categories: z
      .array(z.strictObject({ id, title: line(120), plural: line(120) }))
      .min(1)
      .max(40),
    fallback: id.describe('Catégorie de ceux dont la fonction ne dit pas laquelle est la leur.'),
    networkLabel: line(60).describe(
      '«\u00a0réseau\u00a0», «\u00a0bassin\u00a0», «\u00a0circonscription\u00a0»…',
    ),
    functions: z
      .array(z.strictObject({ label: line(120), category: id }))
      .max(3000)
      .default([])
      .describe(
        'Fonctions usuelles\u00a0: «\u00a0principal\u00a0» reconnaît aussi «\u00a0principale adjointe\u00a0».',
      ),
    addresses: z
      .strictObject({ questionnaire: address, platform: address })
      .default({ questionnaire: '', platform: '' }),
    steps: z
      .array(line(300))
      .max(12)
      .default([])
      .describe('Ce que l’on fait sur la plateforme pour contribuer, étape par étape.'),
    daysOff: z
      .array(
        z.strictObject({
          zone: line(60),
          academies: z
            .array(z.string().regex(/^\d{2}$/))
            .max(60)
            .default([])
            .describe('Codes des académies de la zone\u00a0; toutes quand il n’y en a aucun.'),
          periods: z.array(period).max(60),
        }),
      )
      .max(30)
      .default([]),
    publicDomains: z
      .array(z.string().max(200).regex(PUBLIC_DOMAIN))
      .max(60)
      .default([])
      .describe('Domaines dont les adresses peuvent être publiées, une fois confirmées\u00a0: ac-*.fr.'),
    departmentalAgenda: z.strictObject({
      startTime: LocalTime,
      items: z
        .array(
          z.strictObject({
            kind: AgendaKind,
            title: line(200),
            durationMinutes: z.int().min(1).max(1440),
          }),
        )
        .max(60),
    }),
  })
  .superRefine(coherence);

/** The first one that is published: a file that a ministry writes. Strict and bounded, since anyone may have written it. */
export const FORMAT_1 = format({
  form,
  read: ({ $schema: _, format: __, formatVersion: ___, ...campaign }) => campaign,
});
