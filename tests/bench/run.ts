import { documentsBench } from './documents.ts';
import { dossierBench } from './dossier.ts';
import type { Figure } from './figure.ts';
import { spaceBench } from './space.ts';
import { windowBench } from './window.ts';

/** `npm run bench [-- <group>…]`: one JSON line per figure, as each is measured. */
const GROUPS: Readonly<Record<string, () => AsyncIterable<Figure>>> = {
  documents: async function* () {
    yield* await documentsBench();
  },
  dossier: dossierBench,
  space: spaceBench,
  window: windowBench,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(GROUPS, name));
if (unknown.length > 0) {
  console.error(`Unknown group: ${unknown.join(', ')}. Groups: ${Object.keys(GROUPS).join(', ')}.`);
  process.exit(2);
}
for (const [name, measure] of Object.entries(GROUPS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for await (const figure of measure()) console.log(JSON.stringify(figure));
}
process.exit(0);
