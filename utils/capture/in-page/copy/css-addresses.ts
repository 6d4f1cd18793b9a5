type Embed = (address: string) => Promise<string | null>;

/** A text in quotes, in which nothing is an address; or an address, in double quotes, single ones or none. */
const parts =
  /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|url\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|((?:[^)'"\s\\]|\\.)*))\s*\)/gs;

/** Writes a style anew: `give` says what stands in the place of an address; null leaves it. */
function replaceAddresses(text: string, give: (address: string) => string | null): string {
  return text.replaceAll(parts, (all, said: string | undefined, ...groups: (string | undefined)[]) => {
    if (said !== undefined) return all;
    // without the escapes of CSS for quotes, brackets and the like
    const address = (groups[0] ?? groups[1] ?? groups[2] ?? '').replaceAll(/\\([^0-9a-fA-F\n])/g, '$1');
    return give(address) ?? all;
  });
}

const quoted = (address: string) => `url("${address.replaceAll('\\', '%5C').replaceAll('"', '%22')}")`;

const standsAlone = (address: string) => address === '' || address.startsWith('#') || address.startsWith('data:');

/** The same style with addresses that count from `base` written out. */
export function withWholeAddresses(text: string, base: string): string {
  return replaceAddresses(text, (address) => {
    const whole = standsAlone(address) ? undefined : URL.parse(address, base)?.href;
    return whole === undefined ? null : quoted(whole);
  });
}

/** A file, and the part of it that is named (`sprite.svg#star`). */
const halves = (address: string): [string, string] => {
  const at = address.indexOf('#');
  return at === -1 ? [address, ''] : [address.slice(0, at), address.slice(at)];
};

/** What a style refers to, embedded; what cannot be had gives way to nothing. */
export async function embedUrls(text: string, base: string, embed: Embed): Promise<string> {
  const whole = withWholeAddresses(text, base);
  const found = new Map<string, string | null>();
  replaceAddresses(whole, (address) => {
    if (/^(https?|blob):/i.test(address)) found.set(halves(address)[0], null);
    return null;
  });
  await Promise.all([...found.keys()].map(async (address) => found.set(address, await embed(address))));
  return replaceAddresses(whole, (address) => {
    if (address.startsWith('data:') || address.startsWith('#')) return null;
    const [file, part] = halves(address);
    const embedded = found.get(file);
    return embedded == null ? 'none' : quoted(embedded + part);
  });
}
