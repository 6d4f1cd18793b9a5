import type { Problems } from './problem-codes.ts';

/** A manifest of our own format: path → SHA-256 (lower-case hex). Lines that are none are reported. */
export function parseManifest(text: string, name: string, problems: Problems): Map<string, string> {
  const listed = new Map<string, string>();
  const lines = text.split('\n');
  if (lines.pop() !== '') problems.add('manifest-wrong', `${name}, last line`);
  for (const [at, line] of lines.entries()) {
    const match = /^([0-9a-f]{64}) {2}([^\s%\\]+)$/u.exec(line);
    if (!match) {
      problems.add('manifest-wrong', `${name}, line ${at + 1}`);
      continue;
    }
    const [, digest, path] = match as unknown as [string, string, string];
    if (listed.has(path)) problems.add('listed-twice', path);
    listed.set(path, digest);
  }
  return listed;
}

/** Labels and values of `bag-info.txt` as our format writes it: one line each, none twice. */
export function parseBagInfo(text: string, problems: Problems): Map<string, string> {
  const info = new Map<string, string>();
  const lines = text.split('\n');
  if (lines.pop() !== '') problems.add('bag-info-wrong', 'last line');
  for (const [at, line] of lines.entries()) {
    const match = /^([A-Za-z0-9-]+): ([^\p{Cc}\p{Zl}\p{Zp}]*)$/u.exec(line);
    if (!match || info.has(match[1]!)) problems.add('bag-info-wrong', `line ${at + 1}`);
    else info.set(match[1]!, match[2]!);
  }
  return info;
}
