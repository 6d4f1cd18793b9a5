import { software } from '../shared/software.ts';
import { recordDatabase, schemaVersion } from './database.ts';
import { openAllEntries } from './opened-entries.ts';

/** What the browser can and cannot do for us, as `name: yes` lines; names only. */
function abilities(): [string, boolean][] {
  return [
    ['storage.persist', typeof navigator.storage?.persist === 'function'],
    ['showSaveFilePicker', 'showSaveFilePicker' in globalThis],
    ['OffscreenCanvas', 'OffscreenCanvas' in globalThis],
    ['CompressionStream', 'CompressionStream' in globalThis],
  ];
}

/** How often each value occurs, most often first, as `value 3`. */
function counted(values: Iterable<string>): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...counts].toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b));
  return sorted.map(([value, count]) => `${value} ${count}`).join(', ') || 'none';
}

/**
 * A text that a person may copy to a maintainer: versions, codes, counts and steps; no word, name, address, time or digest
 * of anything kept. `open` says whether the record is open: only then are the codes of issues known.
 */
export async function diagnosticsText(open: boolean): Promise<string> {
  const database = recordDatabase();
  const rows = await database.entries.toArray();
  const tables = await Promise.all(database.tables.map(async (table) => `${table.name} ${await table.count()}`));
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  const persisted = (await navigator.storage?.persisted?.()) ?? false;
  const lines = [
    `Daybook ${software.version}, build ${software.build}`,
    `browser: ${navigator.userAgent}`,
    `interface language: ${navigator.language}`,
    `record schema: ${schemaVersion}`,
    `tables: ${tables.join(', ')}`,
    `entries by source: ${counted(rows.map(({ source }) => source))}`,
    `captures by state: ${counted(rows.map(({ state }) => state ?? 'none'))}`,
    `captures by adapter: ${counted(rows.filter(({ source }) => source === 'capture').map(({ site }) => site))}`,
    `storage: ${mib(usage)} MiB used of ${mib(quota)} MiB, persisted: ${persisted ? 'yes' : 'no'}`,
    ...abilities().map(([name, able]) => `${name}: ${able ? 'yes' : 'no'}`),
    `issues by step and code: ${open ? await issueCounts() : 'not known while locked'}`,
  ];
  return `${lines.join('\n')}\n`;
}

function mib(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}

async function issueCounts(): Promise<string> {
  const { entries } = await openAllEntries(() => {});
  const steps: string[] = [];
  for (const { capture } of entries.values()) {
    for (const issue of capture?.issues ?? []) steps.push(`${issue.step}/${issue.code}`);
  }
  return counted(steps);
}
