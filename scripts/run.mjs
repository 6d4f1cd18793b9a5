// What every command of package.json starts: plain Node 20 without dependencies. It makes sure that node_modules
// is what package-lock.json says, then runs scripts/NAME.ts with the project's own Node 24, which strips types.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';
const node24 = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

/** Packages by path with their versions, as a lock file lists them; null where there is no such file. */
function lockedPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : null;
}

/** Whether every package that the lock file demands is installed in that version. Optional ones belong to other machines. */
function isInstalled() {
  const wanted = lockedPackages(join(root, 'package-lock.json'));
  const present = lockedPackages(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === null || present === null || !existsSync(node24)) return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || entry.optional || entry.devOptional || entry.peer || present[path]?.version === entry.version,
  );
}

function install() {
  process.stderr.write('Installing what package-lock.json names …\n');
  // Not `npm ci`: it refuses a lock file from a registry that lacks some optional packages of other machines.
  // Without saving, install takes the locked versions and checks their digests just the same.
  // npm's own words go to stderr: stdout belongs to the command, which may print JSON
  const done = spawnSync(windows ? 'npm.cmd' : 'npm', ['install', '--no-save', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: windows,
  });
  if (done.status !== 0 || !isInstalled()) {
    process.stderr.write('The packages could not be installed: see the messages of npm above.\n');
    process.exit(2);
  }
}

const [name, ...args] = process.argv.slice(2);
const script = join(root, 'scripts', `${name}.ts`);
if (!/^[a-z-]+$/.test(name ?? '') || !existsSync(script)) {
  process.stderr.write(`usage: node scripts/run.mjs NAME [arguments]; there is no command "${name ?? ''}".\n`);
  process.exit(2);
}
if (!isInstalled()) install();

// paths in the arguments mean the folder that npm was called in
const cwd = process.env.INIT_CWD ?? process.cwd();
const child = spawn(node24, [script, ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, INIT_CWD: cwd } });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  process.stderr.write(`${node24} did not start: ${error.message}\n`);
  process.exit(2);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
