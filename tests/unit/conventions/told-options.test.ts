import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const scripts = join(import.meta.dirname, '../../../scripts');

describe('a command that is given what it does not know', () => {
  it('says so in one sentence, and does nothing', () => {
    // one that writes a file of the project where it runs
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(scripts, 'bystander.ts'), '--nonsense']);
    expect([status, stdout.toString()]).toEqual([2, '']);
    expect(stderr.toString()).toBe("Unknown option '--nonsense'. There are no options.\n");
  });

  it('is each of them that starts at once', () => {
    const asks = /toldOptions\(|toldName\(|parseArgs\(/u;
    const names = readdirSync(scripts).filter((name) => name.endsWith('.ts'));
    expect(names.filter((name) => !asks.test(readFileSync(join(scripts, name), 'utf8')))).toEqual([]);
  });
});
