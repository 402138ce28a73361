import { SYNTHESIS_STYLES } from '../packages/synthesis-styles.ts';
import { momentInWords } from '../text/dates.ts';
import { escapeHtml } from '../text/html.ts';
import { sizeInWords } from '../text/numbers.ts';
import type { Receipt } from './protocol.ts';
import { sentInWords } from './words.ts';

interface ReceiptPage {
  readonly receipt: Receipt;
  /** The version that was signed, and which of its packages was received. */
  readonly version: number;
  readonly ordinal: number;
  readonly spaceName: string;
  /** Of the synthesis. */
  readonly title: string;
  /** Name of the territory that sent it. */
  readonly territory: string;
}

/** A receipt as one page that needs nothing else, to read, print and file. The proof is the signed receipt, quoted last. */
export function receiptHtml({ receipt, version, ordinal, spaceName, title, territory }: ReceiptPage): string {
  const rows = [
    ['Synthèse', title],
    ['Version', ordinal === 1 ? String(version) : sentInWords(version, ordinal)],
    ...(receipt.version === version ? [] : [['Numéro dans l’espace', String(receipt.version)]]),
    ['Envoyée par', territory],
    ['Reçue et vérifiée par', spaceName],
    ['Le', momentWithZone(receipt.acceptedAt)],
    ['Taille', sizeInWords(receipt.size)],
    ['Numéro du dépôt', receipt.deposit],
  ];
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(`Accusé de réception – ${title}`)}</title>
<style>${SYNTHESIS_STYLES} pre { white-space: pre-wrap; overflow-wrap: anywhere; }</style>
</head>
<body>
<header><h1>Accusé de réception</h1></header>
<main>
<table>
<caption>Ce qui a été reçu</caption>
<tbody>
${rows.map(([name = '', value = '']) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`).join('\n')}
</tbody>
</table>
<p>Cahiers a contrôlé la signature de l’espace quand il a reçu cet accusé. Pour la contrôler de nouveau, l’équipe de l’espace demande le texte signé que voici, ou le fichier que Cahiers enregistre à part.</p>
<pre>${escapeHtml(JSON.stringify(receipt, null, 2))}</pre>
</main>
</body>
</html>
`;
}

/** In the time of the computer that writes the page, which it names; to the second in the receipt, quoted below. */
function momentWithZone(instant: string): string {
  const at = new Date(instant);
  const parts = new Intl.DateTimeFormat('fr-FR', { timeZoneName: 'short' }).formatToParts(at);
  return `${momentInWords(at)} (${parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''})`;
}
