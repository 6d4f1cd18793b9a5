import { innerPath, joinParts, reseal, type ZipPart, zipParts } from './zip-parts.ts';
import { seededRandom } from './mutate.ts';

/**
 * One random change behind the ZIP: to a file's bytes, a manifest, the journal or the record, or to which files there
 * are. The ZIP around it is honest again, and half of the time all digests are made anew, as whoever lacks the key can.
 */
export async function mutateContent(zip: Uint8Array<ArrayBuffer>, seed: number): Promise<Uint8Array<ArrayBuffer>> {
  const random = seededRandom(seed ^ 0x5eed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const parts = zipParts(zip);
  const named = [
    'data/journal.jsonl',
    'data/record.json',
    'manifest-sha256.txt',
    'tagmanifest-sha256.txt',
    'bag-info.txt',
  ];
  const aim = random() < 0.6 ? named[below(named.length)]! : innerPath(parts[below(parts.length)]!);
  const at = parts.findIndex((part) => innerPath(part) === aim);
  const changed = changedParts(parts, at, below);
  return joinParts(random() < 0.5 ? await reseal(changed) : changed);
}

function changedParts(parts: ZipPart[], at: number, below: (limit: number) => number): ZipPart[] {
  const part = parts[at]!;
  const other = parts[below(parts.length)]!;
  const bytes = part.bytes.slice();
  const lines = new TextDecoder().decode(bytes).split('\n');
  const line = below(lines.length);
  const text = (changed: string[]): ZipPart[] =>
    parts.with(at, { ...part, bytes: new TextEncoder().encode(changed.join('\n')) });
  switch (below(9)) {
    case 0:
      bytes[below(bytes.length)]! ^= 1 << below(8);
      return parts.with(at, { ...part, bytes });
    case 1:
      return parts.with(at, { ...part, bytes: bytes.slice(0, below(bytes.length)) });
    case 2:
      return parts.with(at, { ...part, bytes: other.bytes });
    case 3:
      return parts.toSpliced(at, 1);
    case 4:
      return parts.with(at, { ...part, name: other.name });
    case 5:
      return [...parts, { ...part, name: `${part.name}.${below(10)}` }];
    case 6:
      return text(lines.toSpliced(line, 1));
    case 7:
      return text(lines.toSpliced(line, 0, lines[below(lines.length)]!));
    default:
      return text(
        lines.with(
          line,
          lines[line]!.replace(/[0-9a-z]/u, (char) => (char === 'a' ? 'b' : 'a')),
        ),
      );
  }
}
