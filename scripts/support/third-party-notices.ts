import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project.ts';

interface LockedPackage {
  version?: string;
  license?: string;
  dependencies?: Record<string, string>;
}

/** Licences that may ship in an Apache-2.0 product without asking anything of whoever passes it on but this notice. */
const allowed = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT-0', 'MPL-2.0']);

/** Packages that only bring types: nothing of them is in a build. */
const onlyTypes = new Set(['@types/node', 'undici-types']);

/**
 * The text of `public/third-party.txt`: every package whose code may be in a build, with its licence in full.
 * Throws where a licence is not among the allowed ones, or its text is missing.
 */
export function thirdPartyNotices(): string {
  const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  const parts = shippedPackages(lock.packages).map((name) => {
    const { version, license } = lock.packages[`node_modules/${name}`]!;
    if (license === undefined || !allowed.has(license)) {
      throw new Error(`${name} has the licence ${license ?? '(none)'}, which may not ship`);
    }
    return `${name} ${version ?? ''}\nLicence: ${license}\n\n${licenceText(name, license)}\n`;
  });
  const rule = `\n${'-'.repeat(78)}\n\n`;
  const head =
    'Daybook contains or may contain code of these packages. Fonts have their licences beside them in fonts/.\n';
  return [head, ...parts].join(rule);
}

/** Names of the dependencies, theirs and so on, in alphabetical order. */
function shippedPackages(packages: Record<string, LockedPackage>): string[] {
  const found = new Set<string>();
  const open = Object.keys(packages['']?.dependencies ?? {});
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name) || onlyTypes.has(name)) continue;
    const entry = packages[`node_modules/${name}`];
    if (entry === undefined) throw new Error(`${name} is not in the lock file at the top level: look where it stands`);
    found.add(name);
    open.push(...Object.keys(entry.dependencies ?? {}));
  }
  return [...found].toSorted();
}

function licenceText(name: string, license: string): string {
  const folder = join(projectRoot, 'node_modules', name);
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying)/i.test(file));
  const text = files
    .toSorted()
    .map((file) => readFileSync(join(folder, file), 'utf8').replace(/\r\n?/g, '\n').trim())
    .join('\n\n');
  if (text !== '') return text;
  const readMe = ['README.md', 'readme.md'].map((file) => join(folder, file)).find((path) => existsSync(path));
  const section = readMe && /^#+\s*licen[cs]e\b[\s\S]*?(?=^#+\s|(?![\s\S]))/im.exec(readFileSync(readMe, 'utf8'))?.[0];
  const { author, repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    author?: string | { name: string };
    repository?: string | { url: string };
  };
  const by = typeof author === 'string' ? author : (author?.name ?? '');
  const from = typeof repository === 'string' ? repository : (repository?.url ?? '');
  return [
    `The package holds no licence file; it names ${license} in its package.json.`,
    by,
    from,
    section?.trim() ?? '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}
