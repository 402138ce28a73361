import { describe, expect, it } from 'vitest';
import { verifyEd25519 } from '../../../main/publishing/ed25519.ts';
import type { KeyDocument, Receipt } from '../../../shared/publishing/protocol.ts';
import {
  followKeys,
  fromBase64Url,
  receiptFault,
  toBase64Url,
} from '../../../shared/publishing/signatures.ts';
import { newSigner, signReceipt } from '../../factories/space-keys.ts';

const subject = {
  package: '0199c000-0000-7000-8000-000000000001',
  version: 1,
  sha512: 'ab'.repeat(64),
  size: 1234,
  territory: 'academy:13',
};

describe('a receipt', () => {
  const signer = newSigner('k1');
  const receipt = signReceipt(signer, subject);
  const faultOf = (changed: Partial<Receipt>, keys = [signer.key]) =>
    receiptFault({ ...receipt, ...changed }, subject, keys, verifyEd25519);

  it('is accepted when signed by a key of the space, about this package', async () => {
    expect(await faultOf({})).toBeNull();
  });

  it('is refused when anything in it was changed', async () => {
    expect(await faultOf({ size: 1235 })).toBe('bad-signature');
    expect(await faultOf({ acceptedAt: '2020-10-17T00:00:00.000Z' })).toBe('bad-signature');
    expect(await faultOf({ signature: 'A'.repeat(86) })).toBe('bad-signature');
  });

  it('is refused when its key is unknown, or another under the same name', async () => {
    expect(await faultOf({ kid: 'k2' })).toBe('unknown-key');
    expect(await faultOf({}, [newSigner('k1').key])).toBe('bad-signature');
  });

  it('is refused when it is about another package', async () => {
    const other = signReceipt(signer, { ...subject, sha512: 'cd'.repeat(64) });
    expect(await receiptFault(other, subject, [signer.key], verifyEd25519)).toBe('other-package');
  });
});

describe('the keys of a space', () => {
  const first = newSigner('k1');
  const second = newSigner('k2', first);
  const third = newSigner('k3', second);
  const follow = (pinned: KeyDocument['keys'], keys: KeyDocument['keys']) =>
    followKeys(pinned, { keys }, verifyEd25519);

  it('are followed when each is signed by the one before', async () => {
    expect(await follow([], [first.key])).toMatchObject({ ok: true });
    expect(await follow([first.key], [first.key, second.key, third.key])).toMatchObject({ ok: true });
  });

  it('are refused when a pinned one was replaced, forgotten or changed', async () => {
    const stranger = newSigner('k1');
    for (const keys of [[stranger.key], [second.key], [stranger.key, second.key]]) {
      expect(await follow([first.key], keys)).toEqual({ ok: false, fault: 'pinned-key-changed' });
    }
  });

  it('are refused when the chain is broken', async () => {
    const unsigned = { ...newSigner('k2').key, previous: 'k1' };
    const bySomeoneElse = newSigner('k2', newSigner('k1'));
    for (const keys of [
      [first.key, unsigned],
      [first.key, bySomeoneElse.key],
      [first.key, third.key],
      [first.key, first.key],
    ]) {
      expect(await follow([first.key], keys)).toEqual({ ok: false, fault: 'broken-chain' });
    }
  });
});

it('reads and writes base64url', () => {
  const bytes = Uint8Array.from([251, 255, 0, 1]);
  expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
  expect(fromBase64Url('a+b')).toBeUndefined();
});
