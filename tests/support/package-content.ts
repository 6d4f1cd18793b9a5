import { readFileSync } from 'node:fs';
import JSZip from 'jszip';

/** A package as JSZip opens it: a second, independent reader of the format. */
export interface PackageContent {
  /** Paths below the top folder. */
  paths: string[];
  text(path: string): Promise<string>;
  bytes(path: string): Promise<Uint8Array>;
  json<T>(path: string): Promise<T>;
}

export async function openPackage(file: string): Promise<PackageContent> {
  const zip = await JSZip.loadAsync(readFileSync(file), { checkCRC32: true });
  const names = Object.keys(zip.files).filter((name) => !zip.files[name]?.dir);
  const top = `${names[0]?.split('/')[0] ?? ''}/`;
  const entry = (path: string): JSZip.JSZipObject => {
    const found = zip.file(top + path);
    if (found === null) throw new Error(`the package has no ${path}`);
    return found;
  };
  return {
    paths: names.map((name) => name.slice(top.length)),
    text: (path) => entry(path).async('string'),
    bytes: (path) => entry(path).async('uint8array'),
    json: async (path) => JSON.parse(await entry(path).async('string')),
  };
}
