// Runs every check and every test, and ends with their counts as the runners report them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const reports = join(root, 'out', 'reports');
const totals = { passed: 0, failed: 0, skipped: 0 };

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

check('format and lint', 'biome', ['ci', '.']);
check('types', 'tsc', ['-b']);
const built = check('build', 'node', ['scripts/build.mjs']);
vitest();
if (built) crashes();
if (existsSync(join(root, 'tests', 'e2e'))) {
  if (built) playwright();
  else totals.failed += 1;
}

console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed === 0 ? 0 : 1);

/** A check is one test: it passes or fails as a whole. */
function check(name, command, args) {
  const passed = run(command, args) === 0;
  console.log(`${passed ? 'passed' : 'FAILED'}: ${name}`);
  totals[passed ? 'passed' : 'failed'] += 1;
  return passed;
}

function vitest() {
  const file = join(reports, 'vitest.json');
  const args = ['run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json'];
  const status = run('vitest', [...args, `--outputFile.json=${file}`]);
  count(file, status, (report) => ({
    passed: report.numPassedTests,
    // A file that could not even be loaded has no test to fail.
    failed:
      report.numFailedTests +
      report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0).length,
    skipped: report.numPendingTests + report.numTodoTests,
  }));
}

/** Kills the built application for less than a minute: `npm run crash` does it everywhere. */
function crashes() {
  const file = join(reports, 'crash.json');
  const status = run('node', ['tests/crash/run.ts', '--seconds', '40', '--report', file]);
  count(file, status, (counts) => counts);
}

function playwright() {
  const file = join(reports, 'playwright.json');
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file, CAHIERS_E2E: 'sample' };
  const status = run(
    'playwright',
    ['test', '--config', 'tests/playwright.config.ts', '--reporter=list,json'],
    env,
  );
  count(file, status, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));
}

/** Adds what a runner reports; a runner that failed without reporting a failure counts as one. */
function count(file, status, read) {
  const counted = existsSync(file)
    ? read(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  if (status !== 0 && counted.failed === 0) counted.failed = 1;
  for (const key of Object.keys(totals)) totals[key] += counted[key];
}

function run(command, args, env = process.env) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  return status ?? 1;
}
