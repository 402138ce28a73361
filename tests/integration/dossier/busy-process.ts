import { createNotes, write } from '../../factories/store.ts';

/** Writes notes without end, and says the number of each once it is answered: for a test that kills this process. */
const folder = process.argv[2];
if (folder === undefined) throw new Error('a folder is needed');
const store = await createNotes(folder);
for (let number = 1; ; number++) {
  await write(store, `n${number}`, 'x'.repeat(2000));
  if (number % 50 === 0) await store.checkpoint();
  process.stdout.write(`${number}\n`);
}
