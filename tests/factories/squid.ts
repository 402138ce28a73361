import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Certificate } from './certificates.ts';

const run = promisify(execFile);
const CERTIFICATES = '/usr/lib/squid/security_file_certgen';

/** False where the trials through a proxy are skipped: only squid-openssl has this program. */
export const hasSquid = existsSync(CERTIFICATES);

export interface Squid {
  /** Host and port of a proxy that lets those in who give a name and a password. */
  readonly asking: string;
  /** Of one that reads what goes through, under certificates of its own. */
  readonly inspecting: string;
  stop(): Promise<void>;
}

/** One squid with two doors, for which `hosts` are on this computer. `folder` becomes readable by its user. */
export async function startSquid(
  folder: string,
  parts: {
    readonly hosts: readonly string[];
    readonly user: string;
    readonly password: string;
    readonly authority: Certificate;
  },
): Promise<Squid> {
  const { hosts, user, password, authority } = parts;
  const at = (name: string) => join(folder, name);
  const [asking, inspecting] = await Promise.all([freePort(), freePort()]);
  const { stdout: hash } = await run('openssl', ['passwd', '-6', password]);
  await writeFile(at('users'), `${user}:${hash}`);
  await writeFile(at('hosts'), hosts.map((host) => `127.0.0.1 ${host}\n`).join(''));
  const pair = await Promise.all([readFile(authority.key), readFile(authority.cert)]);
  await writeFile(at('inspection'), Buffer.concat(pair));
  await run(CERTIFICATES, ['-c', '-s', at('made'), '-M', '4MB']);
  // Started by root, squid leaves it for a user of its own.
  if (process.getuid?.() === 0) await run('chown', ['-R', 'proxy', at('made')]);
  await chmod(folder, 0o755);
  await writeFile(
    at('squid.conf'),
    `http_port 127.0.0.1:${asking}
http_port 127.0.0.1:${inspecting} ssl-bump tls-cert=${at('inspection')} generate-host-certificates=on
auth_param basic program /usr/lib/squid/basic_ncsa_auth ${at('users')}
auth_param basic children 1
auth_param basic utf8 on
acl known proxy_auth REQUIRED
acl inspected localport ${inspecting}
http_access allow inspected
http_access allow known
http_access deny all
sslcrtd_program ${CERTIFICATES} -s ${at('made')} -M 4MB
sslcrtd_children 1
ssl_bump bump all
sslproxy_cert_error allow all
hosts_file ${at('hosts')}
pid_filename none
cache_log stdio:/dev/stderr
access_log none
cache deny all
pinger_enable off
shutdown_lifetime 0
`,
  );
  const child = spawn('squid', ['-N', '-d1', '-f', at('squid.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exit = once(child, 'exit');
  let open = 0;
  const said: string[] = [];
  for await (const line of createInterface(child.stderr)) {
    said.push(line);
    if (line.includes('Accepting') && ++open === 2) break;
  }
  if (open < 2) throw new Error(`squid did not start: ${said.join('\n')}`);
  child.stderr.resume();
  return {
    asking: `127.0.0.1:${asking}`,
    inspecting: `127.0.0.1:${inspecting}`,
    stop: async () => {
      child.kill('SIGKILL');
      await exit;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
