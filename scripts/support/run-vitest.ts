import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { projectRoot } from './project.ts';

/** How many tests passed and failed; `failures` names those that failed, by file and name, with their reason. */
export interface Count {
  passed: number;
  failed: number;
  failures: string[];
}

/** What vitest's JSON report says of one test, as far as it is read here. */
interface TestResult {
  status: string;
  fullName: string;
  failureMessages?: string[];
}

/**
 * Runs one project of vitest.config.ts by `run`, which takes a script of a package with its arguments and gives the exit
 * code, and counts from vitest's own report; a file that does not load is a failure too.
 */
export async function runVitest(
  project: string,
  run: (script: string, args: readonly string[]) => Promise<number>,
): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-test-'));
  const file = join(folder, 'report.json');
  try {
    const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const status = await run('vitest/vitest.mjs', ['run', '--project', project, '--passWithNoTests', ...reports]);
    return countIn(readFileSync(file, 'utf8'), status);
  } catch (thrown) {
    return { passed: 0, failed: 1, failures: [`vitest gave no report for ${project}: ${String(thrown)}`] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countIn(json: string, status: number): Count {
  const report = JSON.parse(json) as {
    numPassedTests: number;
    numFailedTests: number;
    testResults: { name: string; status: string; assertionResults: TestResult[] }[];
  };
  const unloaded = report.testResults.filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
  );
  const failures = report.testResults.flatMap((suite) =>
    suite.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => {
        const reason = test.failureMessages?.[0]?.split('\n')[0] ?? 'no reason given';
        return `${relative(projectRoot, suite.name)} > ${test.fullName}: ${reason.slice(0, 300)}`;
      }),
  );
  for (const suite of unloaded) failures.push(`${relative(projectRoot, suite.name)} did not load`);
  const failed = report.numFailedTests + unloaded.length;
  // an error outside any test (an unhandled rejection) shows only in the exit code
  return { passed: report.numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed, failures };
}
