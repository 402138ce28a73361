import { expect, it } from 'vitest';
import { runCommandLine } from '../../../space/command-line.ts';
import { samplePackage } from '../../factories/packages.ts';
import {
  emptySpaceFolder,
  metadataOf,
  openTestSpace,
  outcomeOf,
  POITIERS,
  type SendOptions,
  send,
  slowRest,
  uniqueDocument,
} from '../../factories/space.ts';

const stopAtOnce = { chunkSize: 1000, stopAfter: () => true } satisfies Partial<SendOptions>;

async function begunUpload(stopWithin: number) {
  const space = await openTestSpace({ stopWithin });
  const { secret: key } = await space.createKey(POITIERS);
  const document = uniqueDocument();
  const bytes = await samplePackage(document);
  const metadata = metadataOf(bytes, document);
  const uploadUrl = await send(space.url, bytes, { key, metadata, ...stopAtOnce });
  return { space, key, bytes, metadata, uploadUrl, ...slowRest(uploadUrl, key, bytes) };
}

it('a space that stops takes nobody new, lets requests end, and keeps what they brought', async () => {
  const { space, key, uploadUrl, answer, begun, end } = await begunUpload(60_000);
  await begun;
  const closed = space.close();
  const isRefused = () =>
    fetch(`${space.url}/api/health`).then(
      () => false,
      () => true,
    );
  await expect.poll(isRefused, { timeout: 20_000 }).toBe(true);
  end();
  expect((await answer).status).toBe(204);
  await closed;
  const again = await openTestSpace(space.place);
  expect((await outcomeOf(again, uploadUrl, key)).state).toBe('accepted');
});

it('past its limit, it cuts those that last, who go on later', async () => {
  const { space, key, bytes, metadata, uploadUrl, answer, begun } = await begunUpload(100);
  await begun;
  const cut = expect(answer).rejects.toThrow('socket hang up');
  await space.close();
  await cut;
  const again = await openTestSpace(space.place);
  const later = uploadUrl.replace(space.url, again.url);
  await send(again.url, bytes, { key, metadata, uploadUrl: later });
  expect((await outcomeOf(again, later, key)).state).toBe('accepted');
});

it('the command line says what it runs on, serves, and stops when asked', async () => {
  const dataFolder = await emptySpaceFolder();
  const printed: string[] = [];
  const logged: string[] = [];
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  const { promise: serving, resolve: onServing } = Promise.withResolvers<string>();
  const running = runCommandLine(['serve', '--data', dataFolder, '--port', '0'], {
    environment: { SPACE_STOP_SECONDS: '1' },
    print: (line) => {
      printed.push(line);
      const [address] = /http:\S+/.exec(line) ?? [];
      if (address) onServing(address);
    },
    logTo: { write: (line) => logged.push(line) },
    stopped,
  });
  const url = await serving;
  expect(await (await fetch(`${url}/api/ready?clé=secret`)).json()).toEqual({ status: 'ready' });
  stop();
  await running;
  expect(printed).toEqual([
    `Base de données : intégrée, dans ${dataFolder}`,
    `Fichiers : ${dataFolder}`,
    `Réglages : ${dataFolder}/space.json`,
    'Clés de signature : en clair, lisibles du seul propriétaire du dossier',
    'Arrêt : en 1 s au plus. Journal : info.',
    `Espace d’expressions territoriales : ${url}`,
    'L’espace s’arrête.',
  ]);
  expect(logged.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      level: 30,
      time: expect.any(String),
      msg: 'request',
      method: 'GET',
      route: '/api/ready',
      status: 200,
      milliseconds: expect.any(Number),
    },
  ]);
});
