import { statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';

const inMemory = '/dev/shm';
/** What statfs calls a disk that lies in memory. */
const tmpfs = 0x01021994;
/** Profiles and packages of all browsers that run side by side, several times over. */
const enough = 6 * 2 ** 30;

/**
 * The folder for what passes while tests run: in memory where the machine has room for it, since browsers write their
 * profiles strictly and pass every picture through a file there; else the usual one.
 */
export function passingFolder(): string {
  try {
    const { type, bavail, bsize } = statfsSync(inMemory);
    return type === tmpfs && bavail * bsize > enough && freemem() > enough ? inMemory : tmpdir();
  } catch (thrown) {
    // no such folder: not a Linux
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return tmpdir();
    throw thrown;
  }
}
