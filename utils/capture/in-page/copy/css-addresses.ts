import { type CssPart, cssParts } from './css-tokens.ts';

type Embed = (address: string) => Promise<string | null>;

/** A style without the sheets that it brings in: `give` says what stands in the place of an address; null leaves it. */
function withAddresses(parts: readonly CssPart[], give: (address: string) => string | null): string {
  const write = ({ kind, written, means }: CssPart) =>
    kind === 'address' ? (give(means) ?? written) : kind === 'import' ? '' : written;
  return parts.map(write).join('');
}

/** In quotes, as CSS has it: a line end in an address would end them. */
const quoted = (address: string) =>
  `url("${address
    .replaceAll('\\', '%5C')
    .replaceAll('"', '%22')
    .replaceAll(/[\n\r\f]/g, '')}")`;

const standsAlone = (address: string) => address === '' || address.startsWith('#') || /^data:/i.test(address);

/** What an address leads to, counted from `base`; null where it is left as it is. */
const wholeOf = (address: string, base: string) =>
  standsAlone(address) ? null : (URL.parse(address, base)?.href ?? null);

/** The same style with addresses that count from `base` written out. */
export function withWholeAddresses(text: string, base: string): string {
  return withAddresses(cssParts(text), (address) => {
    const whole = wholeOf(address, base);
    return whole === null ? null : quoted(whole);
  });
}

/** Whether a style has others brought in. */
export const bringsSheets = (text: string): boolean =>
  text.includes('@') && cssParts(text).some(({ kind }) => kind === 'import');

/** The same style without any address that leads out of it. */
export function withoutAddresses(text: string): string {
  return withAddresses(cssParts(text), (address) => (standsAlone(address) ? null : 'none'));
}

/** A file, and the part of it that is named (`sprite.svg#star`). */
const halves = (address: string): [string, string] => {
  const at = address.indexOf('#');
  return at === -1 ? [address, ''] : [address.slice(0, at), address.slice(at)];
};

/** What a style refers to, embedded; what cannot be had gives way to nothing. */
export async function embedUrls(text: string, base: string, embed: Embed): Promise<string> {
  const parts = cssParts(text);
  const found = new Map<string, string | null>();
  for (const { kind, means } of parts) {
    const whole = kind === 'address' ? wholeOf(means, base) : null;
    if (whole !== null && /^(https?|blob):/.test(whole)) found.set(halves(whole)[0], null);
  }
  await Promise.all([...found.keys()].map(async (address) => found.set(address, await embed(address))));
  return withAddresses(parts, (address) => {
    if (standsAlone(address)) return null;
    const [file, part] = halves(wholeOf(address, base) ?? '');
    const embedded = found.get(file);
    return embedded == null ? 'none' : quoted(embedded + part);
  });
}
