import { expect, it } from 'vitest';
import { sharedPlace, startInstance } from '../../factories/instances.ts';
import { samplePackage } from '../../factories/packages.ts';
import { hasPostgresql } from '../../factories/postgresql-cluster.ts';
import { metadataOf, outcomeOf, POITIERS, send, uniqueDocument } from '../../factories/space.ts';

it.skipIf(!hasPostgresql)(
  'reads nothing of a package for who only asks about it, or has it already',
  async () => {
    const place = await sharedPlace();
    const space = await startInstance(place);
    const { secret: key } = await space.createKey(POITIERS);
    const document = uniqueDocument();
    const bytes = await samplePackage(document);
    const upload = await send(space.url, bytes, { key, metadata: metadataOf(bytes, document) });
    expect((await outcomeOf(space, upload, key)).state).toBe('accepted');
    let reads = 0;
    place.s3.before = ({ operation, key: object }) => {
      if (operation === 'GetObject' && object.endsWith('package.zip')) reads += 1;
    };
    const zip = `${space.url}/syntheses/${document.package.id}/versions/1/envoi.zip`;
    const about = await fetch(zip, { method: 'HEAD' });
    expect([about.status, about.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
    // A copy kept by a cache would outlive a withdrawal.
    expect(about.headers.get('cache-control')).toBe('public, no-cache');
    const etag = about.headers.get('etag') ?? '';
    for (const held of [etag, `"other", W/${etag}`]) {
      const answer = await fetch(zip, { headers: { 'if-none-match': held } });
      expect([answer.status, await answer.text(), answer.headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect(reads).toBe(0);
    const whole = await fetch(zip, { headers: { 'if-none-match': '"other"' } });
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
    expect(reads).toBe(1);
  },
);
