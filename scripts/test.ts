/**
 * `npm test`: lint, what nothing uses, types, unit tests, both browsers, the archives for the stores; `--hard` adds the long
 * forms; `--only lint,unused,types,unit,chromium,firefox,release,hard` runs some. Browsers' tests wait more than they reckon,
 * so two Chromiums run side by side and what only reckons beside them, stepping back for the browsers (`--in-turn`: one step
 * after the other). What failed is named once more at the end. The last line is `N passed, N failed`; exit 0 only if none failed.
 */
import { spawn } from 'node:child_process';
import { availableParallelism, setPriority } from 'node:os';
import { join } from 'node:path';
import { buildExtension } from './support/build-extension.ts';
import { projectRoot, say } from './support/project.ts';
import { passingFolder } from './support/memory-disk.ts';
import { type Count, runVitest } from './support/run-vitest.ts';
import { toldOptions } from './support/told-options.ts';

type Run = (script: string, args: readonly string[]) => Promise<number>;

const steps = {
  chromium: (run: Run) => runVitest('e2e-chromium', run),
  lint: (run: Run) => program(run, 'oxlint/bin/oxlint', ['--deny-warnings']),
  // files, exports and packages that nothing uses
  unused: (run: Run) => program(run, 'knip/bin/knip.js', ['--no-progress']),
  types: (run: Run) => program(run, 'typescript/bin/tsc', ['--noEmit', '-p', '.']),
  unit: (run: Run) => runVitest('unit', run),
  firefox: (run: Run) => runVitest('e2e-firefox', run),
  release: (run: Run) => runVitest('release', run),
  hard: (run: Run) => runVitest('hard', run),
} satisfies Record<string, (run: Run) => Promise<Count>>;

type StepName = keyof typeof steps;

/** What runs beside each other, in this order each; whichever ends first goes on with what is left. */
const lanes: readonly (readonly StepName[])[] = [['chromium'], ['lint', 'unused', 'types', 'unit']];
const left: readonly StepName[] = ['firefox', 'release'];
/** The long forms, with their figures and full disks, run alone afterwards. */
const alone: readonly StepName[] = ['hard'];

/** Waits in them are for a browser's states: they have the processor before those that only reckon. */
const waiting: readonly StepName[] = ['chromium', 'firefox', 'hard'];

async function program(run: Run, script: string, args: readonly string[]): Promise<Count> {
  const ended = await run(script, args);
  return ended === 0
    ? { passed: 1, failed: 0, failures: [] }
    : { passed: 0, failed: 1, failures: [`${script} ended with ${ended}`] };
}

const env = { ...process.env, TMPDIR: passingFolder() };

/** Starts scripts of packages: their words are shown as they come, or kept for when the step ends. */
function runner(name: StepName, show: (words: Buffer) => void): Run {
  return (script, args) =>
    new Promise((resolve, reject) => {
      const path = join(projectRoot, 'node_modules', script);
      const child = spawn(process.execPath, [path, ...args], {
        cwd: projectRoot,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child.stdout.on('data', show);
      child.stderr.on('data', show);
      child.on('error', reject);
      child.on('close', (code) => resolve(code ?? 1));
      if (child.pid !== undefined && !waiting.includes(name)) setPriority(child.pid, 19);
    });
}

const counts = new Map<StepName, Count & { seconds: number }>();

/** Runs these, then what is in `more` as long as there is anything. */
async function runLane(names: readonly StepName[], streams: boolean, more: StepName[] = []): Promise<void> {
  const next = [...names];
  for (let name = next.shift() ?? more.shift(); name !== undefined; name = next.shift() ?? more.shift()) {
    const begun = performance.now();
    const kept: Buffer[] = [];
    if (streams) console.log(`\n== ${name} ==`);
    const run = runner(name, (words) => (streams ? void process.stdout.write(words) : void kept.push(words)));
    const count = await steps[name](run);
    if (!streams) process.stdout.write(`\n== ${name} ==\n${Buffer.concat(kept).toString()}`);
    counts.set(name, { ...count, seconds: Math.round((performance.now() - begun) / 1000) });
  }
}

const values = toldOptions({
  hard: { type: 'boolean', default: false },
  'in-turn': { type: 'boolean', default: false },
  only: { type: 'string' },
});

function chosenSteps(): StepName[] {
  const names = [...lanes.flat(), ...left, ...alone];
  if (values.only === undefined) return names.filter((name) => name !== 'hard' || values.hard);
  const only = values.only.split(',');
  const unknown = only.filter((name) => !names.includes(name as StepName));
  if (unknown.length > 0) {
    say(`There is no step ${unknown.join(', ')}; the steps are ${names.join(', ')}.`);
    process.exit(2);
  }
  return names.filter((name) => only.includes(name));
}

const wanted = chosenSteps();
const begun = performance.now();
const failures: string[] = [];
const builds = { chrome: ['chromium', 'hard'], firefox: ['firefox', 'release', 'hard'] } as const;
const unbuilt = new Set<StepName>();
for (const browser of ['chrome', 'firefox'] as const) {
  if (!builds[browser].some((name) => wanted.includes(name))) continue;
  try {
    await buildExtension(browser);
  } catch (thrown) {
    failures.push(`no build for ${browser}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    for (const name of builds[browser]) unbuilt.add(name);
  }
}
const chosen = wanted.filter((name) => !unbuilt.has(name));
const busy = lanes.map((lane) => lane.filter((name) => chosen.includes(name))).filter((lane) => lane.length > 0);
// on one core a browser would wait for everybody else
const isBeside = busy.length > 1 && availableParallelism() > 1 && !values['in-turn'];
const beside = isBeside ? busy : [busy.flat()];
const more = left.filter((name) => chosen.includes(name));
await Promise.all(beside.map((lane, at) => runLane(lane, at === 0, more)));
await runLane(
  alone.filter((name) => chosen.includes(name)),
  true,
);

const done = chosen.flatMap((name) => ({ name, ...counts.get(name)! }));
failures.push(...done.flatMap((count) => count.failures));
for (const failure of failures) console.log(`failed: ${failure}`);
for (const { name, passed, failed, seconds } of done)
  console.log(`${name}: ${passed} passed, ${failed} failed, ${seconds} s`);
console.log(`all of it: ${Math.round((performance.now() - begun) / 1000)} s`);
const passed = done.reduce((total, count) => total + count.passed, 0);
const failed = done.reduce((total, count) => total + count.failed, unbuilt.size === 0 ? 0 : 1);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
