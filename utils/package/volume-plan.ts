import { DaybookError } from '../shared/errors.ts';
import type { PlannedEntry } from './gather-entries.ts';

/** What portals and mail programs take in one go. */
export const mostVolumes = 16;

/** Two headers, a line in the manifest, two time fields: what a file costs beyond its bytes, rounded up. */
const bytesPerFile = 640;
/** Tag files and READ-ME-FIRST of one volume, rounded up. */
const bytesPerVolume = 48 << 10;

/** How large a ZIP of these files becomes at most. */
export function volumeBytes(files: { bytes: number; count: number }): number {
  return bytesPerVolume + files.bytes + files.count * bytesPerFile;
}

/** Bytes and number of the files that belong to an entry. */
export function entrySize(entry: PlannedEntry): { bytes: number; count: number } {
  const made = entry.made.reduce((sum, { file }) => sum + file.sizeBytes, 0);
  const exhibits = entry.exhibits.reduce((sum, { exhibit }) => sum + exhibit.sizeBytes, 0);
  return { bytes: made + exhibits, count: entry.made.length + entry.exhibits.length };
}

/**
 * Entries put into as few volumes as their order allows, none larger than `limitBytes`. An entry is never torn apart:
 * one that is larger than a volume throws `volume-too-small` with its number; more than 15 volumes (the first has the
 * reports) throw `too-many-volumes` with the number that would be needed.
 */
export function planVolumes(entries: readonly PlannedEntry[], limitBytes: number): PlannedEntry[][] {
  const volumes: PlannedEntry[][] = [];
  let room = -1;
  for (const entry of entries) {
    const { bytes, count } = entrySize(entry);
    const needs = bytes + count * bytesPerFile;
    if (bytesPerVolume + needs > limitBytes) throw new DaybookError('volume-too-small', `entry ${entry.number}`);
    if (needs > room) {
      volumes.push([]);
      room = limitBytes - bytesPerVolume;
    }
    volumes.at(-1)!.push(entry);
    room -= needs;
  }
  if (volumes.length + 1 > mostVolumes) throw new DaybookError('too-many-volumes', String(volumes.length + 1));
  return volumes;
}
