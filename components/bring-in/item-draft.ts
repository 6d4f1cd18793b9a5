import type { FileTime, TimeSource } from '../../utils/import/file-time.ts';
import type { FileItem } from '../../utils/import/look.ts';
import { WallClock } from '../../utils/import/wall-clock.ts';
import { ownZone } from './source-draft.ts';

/** A file as the person is choosing it, with the time that they let stand or put right. */
export interface ItemDraft {
  item: FileItem;
  chosen: boolean;
  /** `YYYY-MM-DD` and `HH:MM`, on this computer's clock; empty where not known. */
  day: string;
  clock: string;
  source: TimeSource;
  own: boolean;
}

export function newItemDraft(item: FileItem): ItemDraft {
  const { at, precision, source } = item.time;
  const face = at === null ? '' : new WallClock(ownZone()).face(at);
  const clock = precision === 'day' ? '' : face.slice(11, 16);
  return { item, chosen: true, day: face.slice(0, 10), clock, source, own: false };
}

/** The time as it stands now: as it was found, or as the person gave it. */
export function timeOfDraft({ item, day, clock, source }: ItemDraft): FileTime {
  if (source !== 'person') return item.time;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight)) return { at: null, precision: 'day', source };
  const [hour, minute] = (/^(\d\d):(\d\d)/u.exec(clock) ?? []).slice(1).map(Number);
  const wall = new WallClock(ownZone());
  if (hour === undefined || minute === undefined) return { at: wall.toUtc(midnight), precision: 'day', source };
  return { at: wall.toUtc(midnight + (hour * 60 + minute) * 60_000), precision: 'minute', source };
}
