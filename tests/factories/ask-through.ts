import { environmentFetch } from '../../main/hosts/web/network.ts';
import { faultOfAnswer, faultOfError } from '../../main/publishing/network-fault.ts';

/** As a program: asks an address as the web host would in this environment, and prints what came of it. */
const [address = ''] = process.argv.slice(2);
const signal = AbortSignal.timeout(10_000);
const came = await environmentFetch(process.env)(address, { signal }).then(
  async (response) => {
    const body = await response.text();
    const header = (name: string) => response.headers.get(name);
    return faultOfAnswer({ status: response.status, header, body }, address) ?? { status: response.status };
  },
  (error: unknown) => faultOfError(error) ?? { kind: 'unreachable' },
);
console.log(JSON.stringify(came));
process.exit(0);
