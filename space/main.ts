import { AppError } from '../shared/errors.ts';
import { runCommandLine } from './command-line.ts';

const stopped = Promise.race(
  ['SIGINT', 'SIGTERM'].map((signal) => new Promise((resolve) => process.once(signal, resolve))),
);

try {
  await runCommandLine(process.argv.slice(2), {
    environment: process.env,
    print: (line) => console.log(line),
    stopped,
  });
  process.exit(0);
} catch (error) {
  const fields = error instanceof AppError ? Object.values(error.details.fields ?? {}) : [];
  console.error(error instanceof AppError ? [error.message, ...fields].join('\n') : error);
  process.exit(1);
}
