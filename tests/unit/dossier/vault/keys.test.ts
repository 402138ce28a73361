import { describe, expect, test } from 'vitest';
import {
  inState,
  isMistyped,
  newKey,
  Protection,
  protect,
  rewrap,
  unlock,
} from '../../../../main/engine/dossier/vault/keys.ts';
import { newRecoveryCode, readRecoveryCode } from '../../../../main/engine/dossier/vault/recovery-code.ts';

const ID = '01751a3c-4c00-7000-8000-0123456789ab';
const KEY = newKey();
const CODE = newRecoveryCode();
const PASSPHRASE = 'été à la Préfecture';
const PROTECTION = await protect(ID, KEY, { passphrase: PASSPHRASE, recoveryCode: CODE }, 2 ** 10);

describe('the key of a protected dossier', () => {
  test('is given by the passphrase, by the code, and by the system’s keychain', async () => {
    expect(await unlock(ID, PROTECTION, { passphrase: PASSPHRASE })).toEqual(KEY);
    expect(await unlock(ID, PROTECTION, { recoveryCode: CODE })).toEqual(KEY);
    expect(await unlock(ID, PROTECTION, { key: KEY })).toEqual(KEY);
  });

  test('is given however the passphrase and the code are typed', async () => {
    const decomposed = ` ${PASSPHRASE.normalize('NFD')} `;
    expect(await unlock(ID, PROTECTION, { passphrase: decomposed })).toEqual(KEY);
    const typed = CODE.toLowerCase().replaceAll('-', ' ');
    expect(await unlock(ID, PROTECTION, { recoveryCode: typed })).toEqual(KEY);
  });

  test('is not given by anything else', async () => {
    expect(await unlock(ID, PROTECTION, { passphrase: 'ete a la Prefecture' })).toBeUndefined();
    expect(await unlock(ID, PROTECTION, { recoveryCode: newRecoveryCode() })).toBeUndefined();
    expect(await unlock(ID, PROTECTION, { recoveryCode: '' })).toBeUndefined();
    expect(await unlock(ID, PROTECTION, { key: newKey() })).toBeUndefined();
    expect(await unlock(ID, PROTECTION, { key: new Uint8Array() })).toBeUndefined();
  });

  test('is not given to a dossier whose label another wrote', async () => {
    const other = '01751a3c-4c00-7000-8000-0123456789ac';
    expect(await unlock(other, PROTECTION, { passphrase: PASSPHRASE })).toBeUndefined();
    const off = { ...PROTECTION, state: 'turning-off' as const };
    expect(await unlock(ID, off, { passphrase: PASSPHRASE })).toBeUndefined();
    expect(await unlock(ID, inState(ID, KEY, 'turning-off', PROTECTION), { key: KEY })).toEqual(KEY);
  });

  test('stays the same under another passphrase or another code', async () => {
    const changed = await rewrap(ID, KEY, PROTECTION, { passphrase: 'une autre phrase' });
    expect(await unlock(ID, changed, { passphrase: 'une autre phrase' })).toEqual(KEY);
    expect(await unlock(ID, changed, { passphrase: PASSPHRASE })).toBeUndefined();
    expect(await unlock(ID, changed, { recoveryCode: CODE })).toEqual(KEY);
  });

  test('costs a guess what it should, unless one says otherwise', async () => {
    const usual = await protect(ID, KEY, { passphrase: PASSPHRASE, recoveryCode: CODE });
    expect([usual.passphrase.n, usual.recovery.n]).toEqual([2 ** 17, 2 ** 17]);
  }, 60_000);

  test('is kept in a label that is understood again, and nowhere in clear', () => {
    expect(Protection.parse(JSON.parse(JSON.stringify(PROTECTION)))).toEqual(PROTECTION);
    expect(JSON.stringify(PROTECTION)).not.toContain(Buffer.from(KEY).toString('hex'));
    for (const n of [2 ** 18, 2 ** 20, 2 ** 30, 1000, 1]) {
      const other = { ...PROTECTION, passphrase: { ...PROTECTION.passphrase, n } };
      expect(Protection.safeParse(other).success).toBe(false);
    }
  });
});

describe('a recovery code', () => {
  test('ends with letters that tell a wrong one, or two that changed places, from the others', () => {
    const letters = CODE.replaceAll('-', '');
    const wrong = [...letters].flatMap((letter, index) => {
      const start = letters.slice(0, index);
      const next = letters[index + 1];
      const swapped = next && next !== letter ? [start + next + letter + letters.slice(index + 2)] : [];
      return [`${start}${letter === '7' ? 'K' : '7'}${letters.slice(index + 1)}`, ...swapped];
    });
    for (const typed of wrong) expect(isMistyped(PROTECTION, typed)).toBe(typed !== letters);
    expect(isMistyped(PROTECTION, letters.slice(1))).toBe(true);
    expect(isMistyped(PROTECTION, ` ${CODE.toLowerCase()} `)).toBe(false);
    expect(isMistyped(PROTECTION, newRecoveryCode())).toBe(false);
  });

  test('of a former version has none, and still opens', async () => {
    const former = '7K2QD-01110-22222-33333-44444-55555';
    const protection = await protect(ID, KEY, { passphrase: PASSPHRASE, recoveryCode: former }, 2 ** 10);
    expect(protection.recovery.checked).toBeUndefined();
    expect(isMistyped(protection, former)).toBe(false);
    expect(await unlock(ID, protection, { recoveryCode: former })).toEqual(KEY);
    expect(isMistyped(protection, former.slice(1))).toBe(true);
  });

  test('is read as it was printed, with the letters that are mistaken for digits', () => {
    expect(readRecoveryCode('7k2qd oI1l0-22222.33333—44444 55555')).toBe(
      '7K2QD-01110-22222-33333-44444-55555',
    );
  });

  test.each(['', '7K2QD', `${CODE}A`, CODE.replace(/.$/, 'U'), CODE.replace(/.$/, 'é')])(
    'is not %j',
    (typed) => {
      expect(readRecoveryCode(typed)).toBeUndefined();
    },
  );

  test('is never twice the same', () => {
    const codes = new Set(Array.from({ length: 100 }, newRecoveryCode));
    expect(codes.size).toBe(100);
  });
});
