import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot, say } from './project.ts';

export type BrowserName = 'chrome' | 'firefox';

const sources = [
  'components',
  'entrypoints',
  'public',
  'utils',
  'wxt.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** Folder of the unpacked extension. */
export function builtFolder(browser: BrowserName): string {
  return join(projectRoot, '.output', `${browser}-mv3`);
}

/** Builds the extension unless the build that is there was made from these very sources. Throws where WXT fails. */
export async function buildExtension(browser: BrowserName, options: { again?: boolean } = {}): Promise<string> {
  const folder = builtFolder(browser);
  const stamp = `${folder}.sources`;
  await alone(async () => {
    const digest = sourcesDigest();
    const fresh =
      existsSync(join(folder, 'manifest.json')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;
    if (fresh && !options.again) return;
    say(`Building the extension for ${browser} …`);
    runWxt(['build', '--browser', browser]);
    writeFileSync(stamp, digest);
  });
  return folder;
}

/** Builds the store archives of both browsers into `.output` and gives their paths. */
export async function zipExtension(): Promise<string[]> {
  await alone(async () => {
    for (const browser of ['chrome', 'firefox'] as const) {
      runWxt(['zip', '--browser', browser]);
      writeFileSync(`${builtFolder(browser)}.sources`, sourcesDigest());
    }
  });
  const output = join(projectRoot, '.output');
  return readdirSync(output)
    .filter((name) => name.endsWith('.zip'))
    .map((name) => join(output, name))
    .toSorted();
}

/** Runs WXT with its words on stderr, so that a command that builds first can still print JSON only. */
function runWxt(args: readonly string[]): void {
  const cli = join(projectRoot, 'node_modules/wxt/bin/wxt.mjs');
  const { NODE_ENV: _, VITEST: __, ...env } = process.env;
  const done = spawnSync(process.execPath, [cli, ...args], { cwd: projectRoot, stdio: ['ignore', 2, 2], env });
  if (done.status !== 0) throw new Error(`wxt ${args.join(' ')} failed`);
}

/** SHA-256 over path and content of everything that goes into a build. */
function sourcesDigest(): string {
  const hash = createHash('sha256');
  const files = sources.flatMap((name) => {
    const path = join(projectRoot, name);
    if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile())
      .map((item) => join(item.parentPath, item.name));
  });
  for (const file of files.filter((path) => existsSync(path)).toSorted()) {
    hash.update(`${relative(projectRoot, file)}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Runs `work` while nobody else builds: two commands at once would write into the same folder. */
async function alone(work: () => Promise<void>): Promise<void> {
  const lock = join(projectRoot, '.output', 'building');
  mkdirSync(join(projectRoot, '.output'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
      // a build that was ended in the middle leaves its lock behind; no build takes three minutes
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > 180_000) rmdirSync(lock);
      else await wait(250);
    }
  }
  try {
    await work();
  } finally {
    rmdirSync(lock);
  }
}
