import type { HelpPage, HelpSlug } from './blocks.ts';
import { accessibilite } from './pages/accessibilite.ts';
import { ecrireLaSynthese } from './pages/ecrire-la-synthese.ts';
import { envoyer } from './pages/envoyer.ts';
import { faireViser } from './pages/faire-viser.ts';
import { importerUneListe } from './pages/importer-une-liste.ts';
import { imprimer } from './pages/imprimer.ts';
import { jourJ } from './pages/jour-j.ts';
import { leSoir } from './pages/le-soir.ts';
import { ordinateurPerdu } from './pages/ordinateur-perdu.ts';
import { passerLaMain } from './pages/passer-la-main.ts';
import { premierDossier } from './pages/premier-dossier.ts';
import { preparerUneRencontre } from './pages/preparer-une-rencontre.ts';

/** Every page of the help, in the order of the list of pages. */
export const HELP_PAGES: Readonly<Record<HelpSlug, HelpPage>> = {
  'premier-dossier': premierDossier,
  'preparer-une-rencontre': preparerUneRencontre,
  'importer-une-liste': importerUneListe,
  imprimer,
  'jour-j': jourJ,
  'le-soir': leSoir,
  'ecrire-la-synthese': ecrireLaSynthese,
  'faire-viser': faireViser,
  envoyer,
  'ordinateur-perdu': ordinateurPerdu,
  'passer-la-main': passerLaMain,
  accessibilite,
};

export const HELP_SLUGS = Object.keys(HELP_PAGES) as HelpSlug[];

export const isHelpSlug = (text: string): text is HelpSlug => Object.hasOwn(HELP_PAGES, text);
