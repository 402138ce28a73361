import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { addingFailures, failures } from '../../../main/publishing/errors.ts';
import {
  faultOfAnswer,
  faultOfError,
  mayPass,
  type NetworkFault,
} from '../../../main/publishing/network-fault.ts';
import { withdrawalFailures } from '../../../main/publishing/withdrawal-errors.ts';

const ADDRESS = 'https://espace.test';

/** As Node’s `fetch` fails: with a code in what it comes of. */
const node = (code: string, more: object = {}) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code, ...more }) });
const electron = (name: string) => new Error(`net::${name}`);

describe('an error of fetch', () => {
  it.each<[NetworkFault['kind'], string[], string[]]>([
    ['unknown-name', ['ENOTFOUND', 'EAI_AGAIN'], ['ERR_NAME_NOT_RESOLVED']],
    ['offline', ['ENETUNREACH'], ['ERR_INTERNET_DISCONNECTED']],
    [
      'untrusted',
      ['SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
      ['ERR_CERT_AUTHORITY_INVALID'],
    ],
    ['other-name', ['ERR_TLS_CERT_ALTNAME_INVALID'], ['ERR_CERT_COMMON_NAME_INVALID']],
    ['wrong-date', ['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED'], ['ERR_CERT_DATE_INVALID']],
    ['proxy-unreachable', [], ['ERR_PROXY_CONNECTION_FAILED', 'ERR_PAC_SCRIPT_FAILED']],
    ['proxy-refusal', [], ['ERR_TUNNEL_CONNECTION_FAILED']],
    ['proxy-password', [], ['ERR_PROXY_AUTH_REQUESTED', 'ERR_PROXY_AUTH_UNSUPPORTED']],
  ])('is a sign of %s, in Node’s words and in Chromium’s', (kind, codes, names) => {
    for (const error of [...codes.map((code) => node(code)), ...names.map(electron)]) {
      expect(faultOfError(error)).toEqual({ kind });
    }
  });

  it('tells no more than that the space was not reached, when it was refused or lost', () => {
    for (const error of [
      ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'UND_ERR_SOCKET'].map((code) => node(code)),
      ...['ERR_CONNECTION_REFUSED', 'ERR_CONNECTION_RESET', 'ERR_TIMED_OUT', 'ERR_FAILED'].map(electron),
      new Error('see net::ERR_CERT_DATE_INVALID'),
      'ENOTFOUND',
      undefined,
    ]) {
      expect(faultOfError(error)).toBeUndefined();
    }
  });

  it('is what all addresses of a name say, and nothing when they disagree', () => {
    const tried = (...codes: string[]) =>
      new TypeError('fetch failed', {
        // Node gives the whole the code of the first.
        cause: Object.assign(
          new AggregateError(codes.map((code) => Object.assign(new Error('connect'), { code }))),
          { code: codes[0] },
        ),
      });
    expect(faultOfError(tried('ENETUNREACH', 'ENETUNREACH'))).toEqual({ kind: 'offline' });
    expect(faultOfError(tried('ENETUNREACH', 'ECONNREFUSED'))).toBeUndefined();
  });

  it('names who signed a certificate, in a few plain characters', () => {
    const signed = (issuer: object) => faultOfError(node('SELF_SIGNED_CERT_IN_CHAIN', { cert: { issuer } }));
    expect(signed({ O: 'Rectorat', CN: 'Inspection' })).toEqual({ kind: 'untrusted', by: 'Inspection' });
    expect(signed({ O: 'Rectorat' })).toEqual({ kind: 'untrusted', by: 'Rectorat' });
    expect(signed({ CN: ['a', 'b'] })).toEqual({ kind: 'untrusted' });
    expect(signed({ CN: `\u202e\n${'x'.repeat(1000)}` })).toEqual({ kind: 'untrusted', by: 'x'.repeat(79) });
  });

  it('is tried again by itself only when nobody has to do anything', () => {
    const kinds = [undefined, node('ENOTFOUND'), electron('ERR_PROXY_CONNECTION_FAILED')];
    expect(kinds.map((error) => mayPass(faultOfError(error)))).toEqual([true, true, true]);
    expect(mayPass(faultOfError(electron('ERR_CERT_DATE_INVALID')))).toBe(false);
    expect(mayPass({ kind: 'proxy-password' })).toBe(false);
  });
});

describe('an answer', () => {
  const answer = (status: number, headers: Record<string, string> = {}, body = '') =>
    faultOfAnswer({ status, body, header: (name) => new Headers(headers).get(name) }, ADDRESS);

  it('of the network that stands between is known by its status (RFC 6585 §6, RFC 9110 §15.5.8)', () => {
    expect(answer(511, { 'content-type': 'text/html' }, '<html>')).toEqual({ kind: 'sign-in' });
    expect(answer(407)).toEqual({ kind: 'proxy-password' });
  });

  it('that leads elsewhere names the host, and nothing else of the address', () => {
    const to = (location: string) => answer(302, { location });
    expect(to('http://portail.test/login?user=1')).toEqual({ kind: 'redirected', to: 'portail.test' });
    expect(to('http://nom:secret@portail.test:8080/')).toEqual({
      kind: 'redirected',
      to: 'portail.test:8080',
    });
    expect(to('/ailleurs')).toEqual({ kind: 'redirected' });
    expect(to('http://')).toEqual({ kind: 'redirected' });
    expect(answer(301)).toEqual({ kind: 'redirected' });
  });

  it('that is a page is not the space’s, but its failures may be shown by one', () => {
    expect(answer(200, { 'content-type': 'text/html; charset=utf-8' })).toEqual({ kind: 'web-page' });
    expect(answer(403, {}, '\r\n <!DOCTYPE html>')).toEqual({ kind: 'web-page' });
    for (const status of [413, 429, 500, 502]) {
      expect(answer(status, { 'content-type': 'text/html' }, '<html>')).toBeUndefined();
    }
    expect(answer(200, { 'content-type': 'application/json' }, '{}')).toBeUndefined();
  });
});

const FAULTS: NetworkFault[] = [
  { kind: 'proxy-password' },
  { kind: 'proxy-unreachable' },
  { kind: 'proxy-refusal' },
  { kind: 'sign-in' },
  { kind: 'web-page' },
  { kind: 'redirected' },
  { kind: 'redirected', to: 'portail.test' },
  { kind: 'untrusted' },
  { kind: 'untrusted', by: 'Inspection' },
  { kind: 'other-name' },
  { kind: 'wrong-date' },
  { kind: 'unknown-name' },
  { kind: 'offline' },
];

it.each(FAULTS)('is said in French, with what was kept and what to do: $kind', (fault) => {
  const sending = failures.network(fault);
  expect(sending.code).toBe(fault.kind);
  expect(sending.message).toMatch(
    /(recommencez|Reliez|montrez|Montrez).*Rien n’est perdu\u00a0: l’envoi reste/,
  );
  expect(withdrawalFailures.network(fault).message).toMatch(/Rien n’a été retiré|n’est pas confirmé/);
  expect(addingFailures.network(fault).message).not.toContain('l’envoi');
  // No space of the usual width before a double punctuation mark, no straight apostrophe.
  expect(sending.message).not.toMatch(/ [:;!?»]|« |'|undefined/);
});

it('says the date that the computer has, when a certificate does not agree with it', () => {
  vi.setSystemTime(new Date(2003, 0, 1, 9, 5));
  onTestFinished(() => void vi.useRealTimers());
  expect(failures.network({ kind: 'wrong-date' }).message).toContain(
    'à la date de cet ordinateur, 1er janvier 2003 à 9\u00a0h\u00a005.',
  );
});
