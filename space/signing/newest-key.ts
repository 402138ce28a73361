import type { Database } from '../database/open.ts';
import type { SignerOptions } from './signing-keys.ts';

const NAME = 'newest-signing-key';

/** The newest signing key, as the instances tell one another. */
export function newestKeyState(database: Database): SignerOptions['newest'] {
  return {
    async read() {
      const row = await database
        .selectFrom('space_state')
        .select('value')
        .where('name', '=', NAME)
        .executeTakeFirst();
      return row?.value;
    },
    async write(kid) {
      await database
        .insertInto('space_state')
        .values({ name: NAME, value: kid })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: kid }))
        .execute();
    },
  };
}
