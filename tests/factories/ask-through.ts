import { environmentFetch } from '../../main/hosts/web/network.ts';
import { faultOfAnswer, faultOfError } from '../../main/publishing/network-fault.ts';

/**
 * As a program: asks addresses as the web host would, each by a proxy of its own, and prints what came of them. Its
 * argument is the JSON of `[address, proxy, without]`; the certificates are those of its environment.
 */
const came: unknown[] = [];
const [asked = '[]'] = process.argv.slice(2);
for (const [address, proxy, without] of JSON.parse(asked) as [string, string, string][]) {
  const signal = AbortSignal.timeout(10_000);
  const fetch = environmentFetch({ HTTPS_PROXY: proxy, HTTP_PROXY: proxy, NO_PROXY: without });
  came.push(
    await fetch(address, { signal }).then(
      async (response) => {
        const body = await response.text();
        const header = (name: string) => response.headers.get(name);
        return (
          faultOfAnswer({ status: response.status, header, body }, address)?.kind ?? String(response.status)
        );
      },
      (error: unknown) => {
        const fault = faultOfError(error);
        return fault?.kind === 'untrusted' ? `untrusted: ${fault.by}` : (fault?.kind ?? 'unreachable');
      },
    ),
  );
}
console.log(JSON.stringify(came));
process.exit(0);
