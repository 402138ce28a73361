/** Invented speakers of the departmental meetings: one opening for all by video, some of them represented. */
export interface SpeakerPlan {
  readonly name: string;
  readonly function: string;
  readonly organisation: string;
  readonly role: 'opening' | 'round-table' | 'witness' | 'closing';
  /** Kind of the sequence in which they speak. */
  readonly during: 'opening' | 'round-table' | 'synthesis' | 'closing';
  readonly byVideo?: boolean;
  readonly representedByName?: string;
  readonly representedByFunction?: string;
}

const RECTRICE = {
  name: 'Hélène Sauvaget',
  function: 'rectrice',
  organisation: 'Académie de Poitiers',
  role: 'opening',
  during: 'opening',
} as const;
const REGION = {
  name: 'Anne-Claire Delmas',
  function: 'rectrice de région académique',
  organisation: 'Région académique Nouvelle-Aquitaine',
  role: 'closing',
  during: 'closing',
} as const;

/** By meeting: all four are held at the same hours, and nobody is in two places. */
const ROUND_TABLES = [
  [
    { name: 'Sonia N’Diaye', function: 'directrice', organisation: 'Atelier des logiciels libres' },
    { name: 'Yann Le Goff', function: 'chercheur', organisation: 'Laboratoire des apprentissages' },
    { name: 'Inès d’Hérouville', function: 'conseillère départementale', organisation: 'Département' },
  ],
  [
    { name: 'Bernard Chauvet', function: 'maire adjoint', organisation: 'Ville de Saint-Rémy-sur-Clain' },
    { name: 'Leïla Haddad', function: 'chercheuse', organisation: 'Laboratoire des usages numériques' },
    { name: 'Étienne Pasquier', function: 'gérant', organisation: 'Les Outils du préau' },
  ],
  [
    { name: 'Mireille Aubin', function: 'maire', organisation: 'Commune des Trois-Fontaines' },
    { name: 'Samuel Okoye', function: 'directeur', organisation: 'Fabrique numérique du bassin' },
    { name: 'Clémence Vasseur', function: 'proviseure', organisation: 'Lycée du Parc' },
  ],
  [
    { name: 'Gilles Morvan', function: 'conseiller régional', organisation: 'Région' },
    { name: 'Aïcha Benhamou', function: 'chercheuse', organisation: 'Laboratoire des apprentissages' },
    { name: 'Denis Le Bihan', function: 'directeur', organisation: 'Éditions de l’Ardoise' },
  ],
] as const;
const WITNESSES = [
  [
    { name: 'Karim Bensalem', function: 'journaliste', organisation: 'La Gazette des écoles' },
    { name: 'Maud Tessier', function: 'principale de collège', organisation: 'Collège des Trois-Rivières' },
  ],
  [
    { name: 'Odile Ferrand', function: 'inspectrice générale honoraire', organisation: '' },
    { name: 'Rémi Cazeneuve', function: 'président d’association', organisation: 'Lire ensemble' },
  ],
  [
    { name: 'Jacqueline Moreau', function: 'professeure émérite', organisation: '' },
    { name: 'Thierry Lacombe', function: 'écrivain', organisation: '' },
  ],
  [
    { name: 'Paule Dieudonné', function: 'inspectrice honoraire', organisation: '' },
    { name: 'Marc-Antoine Roy', function: 'journaliste', organisation: 'Radio du littoral' },
  ],
] as const;

/** Who speaks at the departmental meeting of that rank, in the order of its déroulé. */
export function speakersOf(rank: number): SpeakerPlan[] {
  const opening: SpeakerPlan =
    rank === 0
      ? RECTRICE
      : rank === 3
        ? { ...RECTRICE, representedByName: 'Paul Garnaud', representedByFunction: 'directeur académique' }
        : { ...RECTRICE, byVideo: true };
  const closing: SpeakerPlan =
    rank === 2
      ? { ...REGION, representedByName: 'Luce Aumont', representedByFunction: 'secrétaire générale' }
      : { ...REGION, byVideo: true };
  const debaters = ROUND_TABLES[rank] ?? [];
  const witnesses = WITNESSES[rank] ?? [];
  return [
    opening,
    ...debaters.map((one) => ({ ...one, role: 'round-table', during: 'round-table' }) as const),
    ...witnesses.map((one) => ({ ...one, role: 'witness', during: 'synthesis' }) as const),
    closing,
  ];
}
