import { onForget } from '../vault/session.ts';

let writer: string | null = null;
onForget(() => {
  writer = null;
});

/** Name of whoever writes for the person who keeps the record; null where that is the person. Forgotten on locking. */
export function currentWriter(): string | null {
  return writer;
}

/** The same as a part of what is written. */
export function writtenBy(): { by?: string } {
  return writer === null ? {} : { by: writer };
}

/** From now on what this page writes is marked as written by `name`; null ends that. */
export function writeAs(name: string | null): void {
  writer = name;
}
