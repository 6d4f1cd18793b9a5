/**
 * `npm test`: lint, what nothing uses, types, unit tests, both browsers, one after the other, the archives for the stores; `--hard` adds the long forms;
 * `--only lint,unused,types,unit,chromium,firefox,release,hard` runs some. What failed is named once more at the end. The last line is `N passed, N failed`;
 * exit 0 only if none failed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { buildExtension } from './support/build-extension.ts';
import { projectRoot, say } from './support/project.ts';

interface Count {
  passed: number;
  failed: number;
}

const steps = {
  lint: () => program('oxlint/bin/oxlint', ['--deny-warnings']),
  // files, exports and packages that nothing uses
  unused: () => program('knip/bin/knip.js', ['--no-progress']),
  types: () => program('typescript/bin/tsc', ['--noEmit', '-p', '.']),
  unit: () => vitest('unit'),
  chromium: async () => {
    await buildExtension('chrome');
    return vitest('e2e-chromium');
  },
  firefox: async () => {
    await buildExtension('firefox');
    return vitest('e2e-firefox');
  },
  // the store archives, made twice: last, so that the builds above are what the browsers were tested with
  release: () => vitest('release'),
  hard: async () => {
    await buildExtension('chrome');
    await buildExtension('firefox');
    return vitest('hard');
  },
} satisfies Record<string, () => Count | Promise<Count>>;

/** What vitest's JSON report says of one test, as far as it is read here. */
interface TestResult {
  status: string;
  fullName: string;
  failureMessages?: string[];
}

type StepName = keyof typeof steps;

const summary: string[] = [];
/** What failed, by file and name: said again at the end, because a long run's log is often seen from its end only. */
const failures: string[] = [];

function run(script: string, args: readonly string[]): number {
  const path = join(projectRoot, 'node_modules', script);
  const { status } = spawnSync(process.execPath, [path, ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status ?? 1;
}

function program(script: string, args: readonly string[]): Count {
  return run(script, args) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs one project of vitest.config.ts and counts from its own report; a file that does not load is a failure too. */
function vitest(project: string): Count {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-test-'));
  const file = join(folder, 'report.json');
  try {
    const status = run('vitest/vitest.mjs', [
      'run',
      '--project',
      project,
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]);
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      testResults: { name: string; status: string; assertionResults: TestResult[] }[];
    };
    const unloaded = report.testResults.filter(
      (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
    );
    for (const suite of report.testResults) {
      const path = relative(projectRoot, suite.name);
      for (const test of suite.assertionResults) {
        if (test.status !== 'failed') continue;
        const reason = test.failureMessages?.[0]?.split('\n')[0] ?? 'no reason given';
        failures.push(`${path} > ${test.fullName}: ${reason.slice(0, 300)}`);
      }
    }
    for (const suite of unloaded) failures.push(`${relative(projectRoot, suite.name)} did not load`);
    const failed = report.numFailedTests + unloaded.length;
    // an error outside any test (an unhandled rejection) shows only in the exit code
    return { passed: report.numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed };
  } catch (thrown) {
    say(`vitest gave no report for ${project}: ${String(thrown)}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function chosenSteps(): StepName[] {
  const { values } = parseArgs({ options: { hard: { type: 'boolean', default: false }, only: { type: 'string' } } });
  const names = Object.keys(steps) as StepName[];
  if (values.only === undefined) return names.filter((name) => name !== 'hard' || values.hard);
  const only = values.only.split(',');
  const unknown = only.filter((name) => !names.includes(name as StepName));
  if (unknown.length > 0) {
    say(`There is no step ${unknown.join(', ')}; the steps are ${names.join(', ')}.`);
    process.exit(2);
  }
  return names.filter((name) => only.includes(name));
}

const total: Count = { passed: 0, failed: 0 };
for (const name of chosenSteps()) {
  const begun = performance.now();
  console.log(`\n== ${name} ==`);
  let count: Count;
  try {
    count = await steps[name]();
  } catch (thrown) {
    say(thrown instanceof Error ? thrown.message : String(thrown));
    count = { passed: 0, failed: 1 };
  }
  total.passed += count.passed;
  total.failed += count.failed;
  summary.push(
    `${name}: ${count.passed} passed, ${count.failed} failed, ${Math.round((performance.now() - begun) / 1000)} s`,
  );
}
console.log(`\n${[...failures.map((failure) => `failed: ${failure}`), ...summary].join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
