import { createHash } from 'node:crypto';

/** A page on the disk that leads to `url`, out of sight of whoever lists the programs of this machine. */
export function openingPage(url: string): string {
  return page(`location.replace(${JSON.stringify(url).replaceAll('<', '\\u003c')});`);
}

/**
 * Exchanges the token by a call of its own, which a browser that fetches addresses in advance never makes. The exchange
 * clears the storage of this origin, which another program may have had before; the drafts that a former version of
 * Cahiers kept there are put back until their dossier takes them (renderer/drafts/former-drafts.ts).
 */
const SCRIPT = `
const token = new URLSearchParams(location.search).get('token');
let drafts = [];
try { drafts = Object.entries(localStorage).filter(([name]) => name.startsWith('draft:')); } catch {}
fetch('/entry', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ token }),
}).then(() => {
  try { for (const [name, value] of drafts) localStorage.setItem(name, value); } catch {}
}).finally(() => location.replace('/'));
`;

/** What a browser is shown at an address that still opens. */
export const entryPage = page(SCRIPT);
export const ENTRY_POLICY = [
  "default-src 'none'",
  `script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`,
  "connect-src 'self'",
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

function page(script: string): string {
  return `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8">
    <title>Cahiers</title>
    <link rel="icon" href="data:,">
  </head>
  <body>
    <p>Cahiers s’ouvre…</p>
    <noscript>Cahiers a besoin de JavaScript\u00a0: autorisez-le pour cette adresse.</noscript>
    <script>${script}</script>
  </body>
</html>
`;
}
