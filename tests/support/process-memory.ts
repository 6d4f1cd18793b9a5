import { readFileSync, readdirSync } from 'node:fs';

interface Process {
  pid: number;
  parent: number;
  command: string;
  rssBytes: number;
}

function processes(): Process[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/u.test(name)) return [];
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      const field = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'mu').exec(status)?.[1] ?? 0);
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return [{ pid: Number(name), parent: field('PPid'), command, rssBytes: field('VmRSS') * 1024 }];
    } catch (thrown) {
      // A process that ended between being listed and being read.
      if (thrown instanceof Error && 'code' in thrown && (thrown.code === 'ENOENT' || thrown.code === 'ESRCH'))
        return [];
      throw thrown;
    }
  });
}

/** Memory of a browser with this profile (Linux): of all of its processes that hold pages of extensions, and of itself. */
export function browserMemory(profile: string): number {
  const all = processes();
  const main = all.find(({ command }) => command.includes(profile) && !command.includes('--type='));
  if (main === undefined) throw new Error('no such browser');
  const ours = new Set([main.pid]);
  // Children stand behind their parents in no certain order.
  for (let before = 0; before < ours.size;) {
    before = ours.size;
    for (const { pid, parent } of all) if (ours.has(parent)) ours.add(pid);
  }
  return all
    .filter(({ pid, command }) => ours.has(pid) && (pid === main.pid || command.includes('--extension-process')))
    .reduce((sum, { rssBytes }) => sum + rssBytes, 0);
}

/** The most that `work` needs beyond what the browser had before it, in bytes. */
export async function peakDuring<T>(
  profile: string,
  work: () => Promise<T>,
): Promise<{ result: T; peakBytes: number }> {
  const before = browserMemory(profile);
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, browserMemory(profile));
  }, 200);
  try {
    return { result: await work(), peakBytes: most - before };
  } finally {
    clearInterval(timer);
  }
}
