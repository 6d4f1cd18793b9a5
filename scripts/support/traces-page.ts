import type { Asked } from './trace-flows.ts';

/** What one browser left in its profile. */
export interface Measured {
  browser: string;
  asked: Asked;
  /** Paths without ids. */
  newFiles: string[];
  changed: number;
  found: Record<string, string[]>;
}

const hosts = (asked: readonly string[]): string[] =>
  [...new Set(asked.map((one) => one.replace(/^https?:\/\//u, '').replace(/[:/].*$/u, '')))].toSorted();

/** Paths that differ only in a number are one line. */
function shortList(paths: readonly string[]): string {
  return paths.length === 0 ? 'nowhere' : paths.map((path) => `\`${path}\``).join('<br>');
}

function folderCounts(paths: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = path.split('/').slice(0, 4).slice(0, -1).join('/') || path;
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].map(([folder, count]) => `- \`${folder}\`: ${count}`).join('\n');
}

function oneBrowser({ browser, asked, newFiles, changed, found }: Measured, secret: readonly string[]): string {
  const rows = Object.entries(found).map(([what, paths]) => `| ${what} | ${shortList(paths)} |`);
  const table = (lines: readonly string[]) => `| what | where it was found |\n| --- | --- |\n${lines.join('\n')}`;
  return `## ${browser}

What must be nowhere but in the package that was saved:

${table(rows.slice(0, secret.length))}

What the browser itself remembers:

${table(rows.slice(secret.length))}

${changed} files that were there before changed, and there were new ones, by folder:

${folderCounts(newFiles)}

The proxy, which is the only way out, was asked by the browser itself for ${hosts(asked.everything).join(', ') || 'nothing'}; by Daybook and the pages for ${asked.notTheBrowser.join(', ') || 'nothing'}.
`;
}

/** `docs/traces.md`. */
export function tracesPage(measured: readonly Measured[], flows: readonly string[], secret: readonly string[]): string {
  const date = new Date().toISOString().slice(0, 10);
  return `# What stays on the computer

Measured on ${date} by \`node scripts/run.mjs traces\`: the profile folder of a fresh browser before and after these flows,
every file searched for each text as UTF-8 and UTF-16 (Firefox's packed sessions unpacked). A store that a browser packs
by itself could hide a text from such a search; what we store is sealed before the browser gets it.

${flows.map((name, at) => `${at + 1}. ${name}`).join('\n')}

${measured.map((one) => oneBrowser(one, secret)).join('\n')}
## What that means

- While a package is made and saved, the browser keeps a readable copy of it in a folder of the extension's own (*File System* in
  Chromium, *fs* in Firefox). It goes when the page that made it is closed or left, and at the next start after a crash.
- Chromium writes visited addresses into more places than its history: *Favicons*, *Top Sites*, the session, and
  \`segmentation_platform/ukm_db\`, a store for its own figures of use. Whether clearing the history empties that last one too was
  not measured: a private window, or a browser profile of its own that is deleted, is the sure way.
- Firefox names the extension, not what it holds, in \`datareporting\` and \`startupCache\`: stores of its own.
- Whoever opens the browser's history sees that pages were visited, the extension's own pages among them, by the
  neutral names of [bystander.md](bystander.md). Clearing the history of the day takes these away; so does a private window.
- The list of extensions names Daybook, and the browser's account may copy that name to other devices (the first pages
  say how to stop it).
- The list of downloads, the folder of recent files and whatever copies that folder elsewhere know the package by its
  neutral name. The package itself is readable by whoever has it, unless it was protected by a passphrase.
- With a passphrase nothing of what was kept can be read from the disk. Without one, the key lies in the profile, and
  whoever uses the profile can open the book.
- What was erased leaves noise: its key is gone. A copy of the profile that was made before still has the key, sealed.
- Backups of the computer, other people's devices, the platform itself and the network's own records are not ours to clear.
`;
}
