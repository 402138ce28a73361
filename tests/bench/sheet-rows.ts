import { FAMILY_NAMES, FUNCTIONS, GIVEN_NAMES } from '../../main/sample/names.ts';
import type { SignInDocument, SignInRow } from '../../shared/documents/sign-in-sheet.ts';
import { compareNames } from '../../shared/text/collation.ts';

/** The sheets of the `large` set: 3,000 people over 100 meetings, always the same. */
export function largeSheets(): SignInDocument {
  return {
    title: 'Feuilles d’émargement',
    organiser: 'Académie de Poitiers',
    campaign: 'États généraux du numérique pour l’Éducation',
    sheets: Array.from({ length: 100 }, (_, meeting) => ({
      meeting: `Rencontre du réseau numéro ${meeting + 1}`,
      workshop: '',
      venue: `Collège numéro ${meeting + 1}, 3 rue de l’École, 86000 Poitiers`,
      date: 'mercredi 14 octobre 2020, de 8 h 30 à 13 h',
      rows: Array.from({ length: 30 }, (_, row) => person(meeting * 30 + row)).sort(compareNames),
      blankRows: 0,
    })),
  };
}

function person(index: number): SignInRow {
  const functions = FUNCTIONS.flatMap(([, , written]) => written);
  const given = [...GIVEN_NAMES.Mme, ...GIVEN_NAMES['M.']];
  return {
    familyName: FAMILY_NAMES[(index * 7) % FAMILY_NAMES.length] ?? '',
    givenName: given[(index * 11) % given.length] ?? '',
    function: functions[(index * 5) % functions.length] ?? '',
    organisation: `Collège numéro ${(index % 120) + 1}, Poitiers`,
    fromAfar: false,
  };
}

/** The same sheets as a web page, for the peers. */
export function sheetsAsHtml({ sheets, organiser, campaign, title }: SignInDocument): string {
  const pages = sheets.map(
    ({
      meeting,
      date,
      venue,
      rows,
    }) => `<section><p>${organiser} — ${campaign}</p><h1>${meeting}</h1><p>${date}<br>${venue}</p>
<table><thead><tr><th>Nom et prénom</th><th>Fonction</th><th>Établissement ou structure</th><th>Signature</th></tr></thead><tbody>
${rows.map((row) => `<tr><td><b>${row.familyName} ${row.givenName}</b></td><td>${row.function}</td><td>${row.organisation}</td><td></td></tr>`).join('\n')}
</tbody></table></section>`,
  );
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><title>${title}</title>
<style>section{page-break-after:always}table{width:100%;border-collapse:collapse}td,th{border:1px solid #ccc;height:10mm;font-size:9pt;text-align:left}
@page{size:A4;margin:12mm}</style>${pages.join('\n')}</html>`;
}
