/**
 * `npm run bench`: every figure of speed, size and memory in one run, each as a ratio to a reference measured in the same
 * run or as the plain number that its name says. `--json FILE` keeps them, `--quick` leaves the very long ones out,
 * `--only NAME,NAME` runs some modules. Exit 0 whatever the figures are: they are looked at, not passed; 1 where a
 * measurement could not be made.
 *
 * Every file in `tests/bench` is a module of figures: it exports one function whose name ends in `Figures`, which takes
 * whether to be quick and gives the figures by name.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { buildExtension } from './support/build-extension.ts';
import { figureTargets, sayAgainstTarget } from './support/figure-targets.ts';
import { projectRoot, say, toldPath } from './support/project.ts';
import { toldOptions } from './support/told-options.ts';

type Figures = Record<string, number>;
type Measure = (quick: boolean) => Promise<Figures>;

const values = toldOptions({
  json: { type: 'string' },
  quick: { type: 'boolean', default: false },
  only: { type: 'string' },
});

const folder = join(projectRoot, 'tests/bench');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -3))
  .toSorted();
const only = values.only?.split(',') ?? names;
const unknown = only.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  say(`There is no module ${unknown.join(', ')}; the modules are ${names.join(', ')}.`);
  process.exit(2);
}

await buildExtension('chrome');
await buildExtension('firefox');
const figures: Figures = {};
const failures: string[] = [];
for (const name of names.filter((one) => only.includes(one))) {
  say(`== ${name} ==`);
  const begun = performance.now();
  try {
    Object.assign(figures, await (await measureOf(name))(values.quick));
  } catch (thrown) {
    failures.push(name);
    say(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  }
  say(`${Math.round((performance.now() - begun) / 1000)} s`);
}

const missing = Object.keys(figureTargets).filter((name) => values.only === undefined && !(name in figures));
for (const [name, figure] of Object.entries(figures).toSorted()) console.log(sayAgainstTarget(name, figure));
for (const name of missing) say(`not measured: ${name}`);
if (values.json !== undefined) {
  const machine = {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryMib: Math.round(totalmem() / 2 ** 20),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  };
  writeFileSync(toldPath(values.json), `${JSON.stringify({ figures, machine, failures, missing }, null, 2)}\n`);
}
if (failures.length > 0) say(`could not be measured: ${failures.join(', ')}`);
// a browser that one of the modules left behind must not hold the command
process.exit(failures.length === 0 ? 0 : 1);

async function measureOf(name: string): Promise<Measure> {
  const module = (await import(join(folder, `${name}.ts`))) as Record<string, unknown>;
  const measures = Object.entries(module).filter(([key]) => key.endsWith('Figures'));
  const measure = measures[0]?.[1];
  if (measures.length !== 1 || typeof measure !== 'function') {
    throw new Error(`tests/bench/${name}.ts has to export one function whose name ends in Figures`);
  }
  return measure as Measure;
}
