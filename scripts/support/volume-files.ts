/** Files by package: volumes of one (`…-1of3.zip` beside `…-2of3.zip`) belong together, every other file is one of its own. */
export function volumeFiles(paths: readonly string[]): string[][] {
  const packages = new Map<string, string[]>();
  for (const path of paths) {
    const match = /^(.*)-\d{1,2}of(\d{1,2})\.zip$/iu.exec(path);
    const name = match ? `${match[1]}\n${match[2]}` : path;
    packages.set(name, [...(packages.get(name) ?? []), path]);
  }
  return [...packages.values()];
}
