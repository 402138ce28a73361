import type { Backup, Counts } from '../../shared/backups/contract.ts';
import type { AppContract } from '../../shared/contract.ts';
import type { Output } from '../../shared/operation.ts';
import { momentInWords } from '../../shared/text/dates.ts';
import { counted } from '../../shared/text/numbers.ts';

/** « 12 octobre 2020 à 14:05 » */
export const inWords = (instant: string): string => momentInWords(new Date(instant));

export const REASONS: Readonly<Record<Backup['reason'], string>> = {
  automatic: 'Automatique',
  hand: 'À votre demande',
  aside: 'Avant une reprise',
  migration: 'Avant une mise à jour de Cahiers',
};

/** « 4 rencontres, 120 personnes, 1 synthèse » */
export function contentInWords(counts: Counts): string {
  const told = counts
    .filter(({ count }) => count > 0)
    .map(({ one, many, count }) => counted(count, one, many));
  return told.join(', ') || 'Rien encore';
}

/** What changes in number from one state to another: « 3 personnes en moins », « 1 rencontre en plus ». */
export function differencesInWords(before: Counts, now: Counts): string[] {
  return now.flatMap(({ one, many, count }) => {
    const change = (before.find((was) => was.many === many)?.count ?? 0) - count;
    return change === 0 ? [] : `${counted(Math.abs(change), one, many)} en ${change < 0 ? 'moins' : 'plus'}`;
  });
}

type Verified = Output<AppContract, 'backups.verify'>;

/** What was found of the backups and of the attached files, and what one must do. */
export function verificationInWords({ verified, damaged, attachments, mended, lost }: Verified): string {
  const sound = [
    ...(verified > 0 ? [counted(verified, 'sauvegarde', 'sauvegardes')] : []),
    ...(attachments - lost > 0 ? [counted(attachments - lost, 'fichier joint', 'fichiers joints')] : []),
  ].join(' et ');
  return [
    sound === '' ? '' : `Tout a été relu. En bon état\u00a0: ${sound}.`,
    mended === 0
      ? ''
      : `${counted(mended, 'fichier joint était abîmé ou manquait', 'fichiers joints étaient abîmés ou manquaient')}\u00a0: Cahiers ${mended === 1 ? 'l’a' : 'les a'} remis en état.`,
    damaged === 0
      ? ''
      : `${counted(damaged, 'sauvegarde est abîmée et ne pourra pas être reprise', 'sauvegardes sont abîmées et ne pourront pas être reprises')}\u00a0: faites-en une nouvelle.`,
    lost === 0
      ? ''
      : `${counted(lost, 'fichier joint est perdu', 'fichiers joints sont perdus')}\u00a0: joignez-${lost === 1 ? 'le' : 'les'} de nouveau depuis leur synthèse.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
