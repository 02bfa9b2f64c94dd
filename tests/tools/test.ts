/**
 * `npm test`: everything that proves the project, in the order in which a mistake is cheapest to find.
 * `npm test -- types unit` runs only those steps. The last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findBrowser } from './browsers';
import { build } from './build';
import { weigh } from './size';

interface Count {
  passed: number;
  failed: number;
  /** What went wrong, one line each. */
  failures: string[];
}

const root = resolve(import.meta.dirname, '../..');
const reports = mkdtempSync(join(tmpdir(), 'relais-test-'));

/** Runs a program of node_modules; one check = one count. */
function program(name: string, bin: string, args: string[], env: Record<string, string> = {}): Promise<Count> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', bin), ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('close', (code) => {
      const failed = code === 0 ? 0 : 1;
      done({ passed: 1 - failed, failed, failures: failed ? [`${name} : code ${code}`] : [] });
    });
  });
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numTotalTests: number;
  success: boolean;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

/** Runs one vitest project; each test counts. A skipped test counts as failed: it proves nothing. */
async function tests(project: string): Promise<Count> {
  const file = join(reports, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const whole = await program(project, 'vitest/vitest.mjs', ['run', '--project', project, ...reporters]);
  let report: VitestReport;
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  } catch {
    return { passed: 0, failed: 1, failures: [`${project} : pas de résultat`] };
  }
  const failures = report.testResults.flatMap(({ name, status, assertionResults }) => {
    const lost = assertionResults.filter((test) => test.status !== 'passed').map((test) => test.fullName);
    // A file that could not even be read has no test of its own.
    return status === 'failed' && lost.length === 0 ? [name.replace(`${root}/`, '')] : lost;
  });
  if (whole.failed > 0 && failures.length === 0) failures.push(`${project} : erreur hors d’un test`);
  if (report.numTotalTests === 0) failures.push(`${project} : aucun test`);
  return { passed: report.numPassedTests, failed: failures.length, failures };
}

/** A step of our own that either passes or throws. */
async function own(name: string, step: () => void | Promise<void>): Promise<Count> {
  try {
    await step();
    return { passed: 1, failed: 0, failures: [] };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, failures: [name] };
  }
}

function sizes(): void {
  for (const browser of ['chromium', 'firefox'] as const) {
    for (const { what, bytes, bar } of weigh(build(browser))) {
      const kb = (n: number) => `${(n / 1024).toFixed(1)} Ko`;
      console.log(`${browser} · ${what} : ${kb(bytes)} gzip (limite ${kb(bar)})`);
      if (bytes > bar) throw new Error(`${what} dépasse sa limite (${browser})`);
    }
  }
}

const STEPS: Record<string, () => Promise<Count>> = {
  types: () => program('types', 'typescript/bin/tsc', ['-p', 'tsconfig.json']),
  'types-pures': () => program('types-pures', 'typescript/bin/tsc', ['-p', 'tsconfig.pure.json']),
  style: () => program('style', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
  murs: () =>
    program('murs', 'dependency-cruiser/bin/dependency-cruise.mjs', ['lib', 'entrypoints', 'components', '--config']),
  'code-mort': () => program('code-mort', 'knip/bin/knip.js', []),
  unit: () => tests('unit'),
  construction: () =>
    own('construction', () => {
      build('chromium');
      build('firefox');
    }),
  poids: () => own('poids', sizes),
  navigateurs: () =>
    own('navigateurs', () => {
      console.log(`Chromium : ${findBrowser('chromium')}\nFirefox : ${findBrowser('firefox')}`);
    }),
  e2e: () => tests('e2e'),
};

const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const unknown = asked.filter((name) => !(name in STEPS));
if (unknown.length > 0) {
  console.error(`Étape inconnue : ${unknown.join(', ')}. Étapes : ${Object.keys(STEPS).join(', ')}.`);
  process.exit(2);
}

const lines: string[] = [];
const total: Count = { passed: 0, failed: 0, failures: [] };
for (const [name, step] of Object.entries(STEPS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n── ${name} ──`);
  const start = performance.now();
  const count = await step();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  lines.push(`${count.failed === 0 ? '✓' : '✗'} ${name.padEnd(13)} ${String(count.passed).padStart(4)} · ${seconds} s`);
  total.passed += count.passed;
  total.failed += count.failed;
  total.failures.push(...count.failures);
}
rmSync(reports, { recursive: true, force: true });

console.log(`\n${lines.join('\n')}`);
for (const failure of total.failures) console.log(`  ✗ ${failure}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
