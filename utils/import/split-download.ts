import { archiveFiles } from './archive.ts';
import { type ImportFile, baseName } from './import-file.ts';

/** An archive that was given, and what lies in it. */
export interface GivenArchive {
  file: ImportFile;
  members: ImportFile[];
}

const topOf = ({ path }: ImportFile) => (path.includes('/') ? path.split('/')[0] : undefined);
const isData = ({ path }: ImportFile) => /\.js(?:on)?$/iu.test(path);

/** Parts have a folder at the top in common, and no file of data twice: two downloads would. */
function belongTogether(first: readonly ImportFile[], second: readonly ImportFile[]): boolean {
  const tops = new Set(first.map(topOf));
  const data = new Set(first.filter(isData).map(({ path }) => path));
  return (
    second.some((member) => topOf(member) !== undefined && tops.has(topOf(member))) &&
    !second.some(({ path }) => data.has(path))
  );
}

/** Large downloads come in several archives: those of one are put together. One that cannot be read is in none. */
export async function splitDownloads(zips: readonly ImportFile[]): Promise<GivenArchive[][]> {
  const groups: GivenArchive[][] = [];
  if (zips.length < 2) return groups;
  for (const file of zips) {
    if (file.blob === null) continue;
    // Whoever looks at it by itself says why it cannot be read.
    const members = await archiveFiles(file.blob, baseName(file.path)).catch(() => []);
    const group = groups.find((one) => one.every((other) => belongTogether(other.members, members)));
    if (group === undefined) groups.push([{ file, members }]);
    else group.push({ file, members });
  }
  return groups.filter(({ length }) => length > 1);
}
