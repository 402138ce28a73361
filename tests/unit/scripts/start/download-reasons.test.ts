import { expect, it } from 'vitest';
import { downloadReason } from '../../../../scripts/start/download-reasons.ts';

const FAILURE = { host: 'github.com', version: '45.5.0', folder: '/cahiers/node_modules/electron', text: '' };

// As Node, undici, @electron/get, sumchecker and the unpacking word them.
it.each([
  [
    'fetch failed\nENOTFOUND getaddrinfo ENOTFOUND github.com',
    'il n’y a pas de réseau, ou github.com n’y est pas connu',
  ],
  [
    'fetch failed\nEAI_AGAIN getaddrinfo EAI_AGAIN github.com',
    'il n’y a pas de réseau, ou github.com n’y est pas connu',
  ],
  ['fetch failed\nENETUNREACH connect ENETUNREACH 140.82.121.4:443', 'il n’y a pas de réseau'],
  [
    'fetch failed\nECONNREFUSED connect ECONNREFUSED 127.0.0.1:3128',
    'la connexion est refusée (127.0.0.1:3128)',
  ],
  ['fetch failed\nUND_ERR_CONNECT_TIMEOUT Connect Timeout Error', 'github.com ne répond pas'],
  ['terminated\nUND_ERR_SOCKET other side closed', 'la connexion à github.com a été coupée'],
  [
    'fetch failed\nUND_ERR_ABORTED Proxy response (407) !== 200 when HTTP Tunneling',
    'le proxy demande un nom et un mot de passe. Donnez-les dans HTTPS_PROXY (http://nom:mot-de-passe@proxy:port)',
  ],
  [
    'fetch failed\nSELF_SIGNED_CERT_IN_CHAIN self-signed certificate in certificate chain',
    'le réseau présente pour github.com un certificat qui n’est pas reconnu. Identifiez-vous s’il le demande, ou donnez le certificat de votre administration dans NODE_EXTRA_CA_CERTS',
  ],
  [
    'Error: Generated checksum for "electron.zip" did not match expected checksum.\n    at /sumchecker/index.js:407:9',
    'ce qui est arrivé n’est pas le fichier publié, et n’a pas été gardé',
  ],
  [
    'Error: Electron 45.5.0 does not have a published win32/ia32 artifact.',
    'Electron 45.5.0 n’existe pas pour cet ordinateur',
  ],
  ['Error: ENOSPC: no space left on device, write', 'le disque est plein'],
  ["Error: failed to write 'dist/electron': No space left on device (os error 28)", 'le disque est plein'],
  [
    "Error: EACCES: permission denied, mkdir '/home/lea/.cache/electron'",
    'le système refuse d’écrire dans «\u00a0/cahiers/node_modules/electron\u00a0» ou dans son cache',
  ],
  ['TypeError: Invalid URL', 'l’adresse donnée dans ELECTRON_MIRROR n’en est pas une'],
  [
    'Error: Failed to load native binding\n    at binding.js:407:9',
    'son installation s’est arrêtée («\u00a0Error: Failed to load native binding\u00a0»)',
  ],
  ['', 'son installation s’est arrêtée'],
])('reads %j', (text, reason) => {
  expect(downloadReason({ ...FAILURE, text })).toBe(reason);
});

it('says which limit was passed', () => {
  expect(downloadReason({ ...FAILURE, late: 'firstAnswer' })).toBe('github.com ne répond pas');
  expect(downloadReason({ ...FAILURE, late: 'silence', status: 200 })).toBe(
    'plus rien n’arrive de github.com',
  );
  expect(downloadReason({ ...FAILURE, late: 'total', status: 200 })).toBe(
    'il n’est pas arrivé tout entier en dix minutes',
  );
});

it('says what a server or a portal answered', () => {
  const asks = 'le réseau demande de s’identifier. Ouvrez une page dans un navigateur et identifiez-vous';
  expect(downloadReason({ ...FAILURE, status: 511 })).toBe(asks);
  expect(downloadReason({ ...FAILURE, status: 200, page: true })).toBe(asks);
  expect(downloadReason({ ...FAILURE, status: 404 })).toBe(
    'github.com n’a pas Electron 45.5.0 pour cet ordinateur',
  );
  expect(downloadReason({ ...FAILURE, status: 503, text: 'HTTPError: Response code 503' })).toBe(
    'github.com répond par une erreur (503)',
  );
});
