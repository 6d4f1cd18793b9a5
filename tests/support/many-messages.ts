import { closeSync, openSync, writeSync } from 'node:fs';

const others = ['Sam Carter', 'Sam Carter', 'Jo Bell'];
const words = 'I know where you are tonight and you cannot hide from me'.split(' ');

/** Writes a chat of so many lines, as an Android phone exports it: years of it, day and night, some lines of two. */
export function writeChat(path: string, messages: number): void {
  const file = openSync(path, 'w');
  let at = Date.UTC(2021, 0, 2, 6);
  let pending = '02/01/2021, 06:00 - Messages and calls are end-to-end encrypted.\n';
  for (let count = 1; count < messages; count += 1) {
    at += 40_000 + ((count * 7919) % 7) * 11_000;
    const iso = new Date(at).toISOString();
    const text = Array.from({ length: 3 + (count % 9) }, (_, word) => words[(count + word * 5) % words.length]).join(
      ' ',
    );
    pending += `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}, ${iso.slice(11, 16)} - ${others[count % 3]}: ${text}\n`;
    if (pending.length > 1 << 20) {
      writeSync(file, pending);
      pending = '';
    }
  }
  writeSync(file, pending);
  closeSync(file);
}
