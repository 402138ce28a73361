import { parseArgs } from 'node:util';
import { tryRestarts } from './trial.ts';

/** Restarts PostgreSQL and the store under four busy instances, again and again, and prints what came of it. */
const { values } = parseArgs({ options: { restarts: { type: 'string', default: '60' } } });
const began = performance.now();
const { problems, dead, lost, answers, ...figures } = await tryRestarts({
  restarts: Number(values.restarts),
});
console.log(`${figures.restarts} restarts in ${Math.round((performance.now() - began) / 1000)} s`);
console.log(`${figures.receipts} receipts, ${figures.kept} versions kept, ${lost.length} lost`);
console.log(`${dead.length} processes lost`);
console.log(`answers by status: ${JSON.stringify(answers)}, ${figures.cuts} connections cut`);
console.log(`${figures.stops} envois begun again by hand`);
for (const problem of [...dead, ...lost, ...problems]) console.log(`PROBLEM: ${problem}`);
process.exit(problems.length + dead.length + lost.length === 0 && figures.kept === figures.receipts ? 0 : 1);
