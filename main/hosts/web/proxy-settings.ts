import { AppError } from '../../../shared/errors.ts';

/** As Node reads them (`http.setGlobalProxyFromEnv`). */
export interface ProxySettings {
  readonly HTTPS_PROXY: string;
  /** Given too, or Node would go and look for it in the environment; no space is reached by it. */
  readonly HTTP_PROXY: string;
  readonly NO_PROXY: string;
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The proxy that the environment names, and what is reached without it: this very computer always is. Undefined when
 * there is none. Throws `bad-proxy`, which does not repeat an address that may hold a password.
 */
export function proxySettings(env: NodeJS.ProcessEnv): ProxySettings | undefined {
  const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
  const name = names.find((one) => env[one]);
  if (name === undefined) return undefined;
  const written = (env[name] ?? '').trim();
  // As curl and most programs do.
  const address = written.includes('://') ? written : `http://${written}`;
  const url = URL.parse(address);
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new AppError(
      'bad-proxy',
      `L’adresse que donne ${name} n’est pas celle d’un proxy\u00a0: elle s’écrit http://proxy.example.org:3128, ou avec un nom et un mot de passe http://nom:motdepasse@proxy.example.org:3128.`,
    );
  }
  const without = (env.no_proxy || env.NO_PROXY || '').split(/[\s,]+/).filter((one) => one !== '');
  // Node takes « * » for everything only where it stands alone.
  return {
    HTTPS_PROXY: url.href,
    HTTP_PROXY: url.href,
    NO_PROXY: without.includes('*') ? '*' : [...without, ...LOOPBACK].join(','),
  };
}
