import { readShown } from './embed-resource.ts';

type Embed = (address: string) => Promise<string | null>;

/** Rules with addresses whole, whichever sheet they stand in; null where they are closed to scripts. */
function rulesOf(sheet: CSSStyleSheet): string | null {
  try {
    return [...sheet.cssRules].map((rule) => ruleText(rule, sheet.href ?? document.baseURI)).join('\n');
  } catch {
    // Rules of a sheet from another site are closed to scripts; its file may still be readable.
    return null;
  }
}

function ruleText(rule: CSSRule, base: string): string {
  if (!('styleSheet' in rule)) return withWholeAddresses(rule.cssText, base);
  const { styleSheet, media } = rule as CSSImportRule;
  const inner = styleSheet === null ? '' : (rulesOf(styleSheet) ?? '');
  return inner === '' || media.mediaText === '' ? inner : `@media ${media.mediaText} {\n${inner}\n}`;
}

const urls = /url\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|((?:[^)'"\s\\]|\\.)*))\s*\)/g;

/** The address in a match of {@link urls}, without the escapes of CSS for quotes, brackets and the like. */
const addressIn = (groups: readonly (string | undefined)[]) =>
  (groups[0] ?? groups[1] ?? groups[2] ?? '').replaceAll(/\\([^0-9a-fA-F\n])/g, '$1');

const quoted = (address: string) => `url("${address.replaceAll('\\', '%5C').replaceAll('"', '%22')}")`;

function withWholeAddresses(text: string, base: string): string {
  return text.replaceAll(urls, (all, ...groups: (string | undefined)[]) => {
    const address = addressIn(groups);
    if (address === '' || address.startsWith('#') || address.startsWith('data:')) return all;
    const whole = URL.parse(address, base)?.href;
    return whole === undefined ? all : quoted(whole);
  });
}

/** What a style refers to, embedded; what cannot be had gives way to nothing. */
export async function embedUrls(text: string, base: string, embed: Embed): Promise<string> {
  const whole = withWholeAddresses(text, base);
  const found = new Map<string, string | null>();
  for (const [, ...groups] of whole.matchAll(urls)) {
    const address = addressIn(groups);
    if (/^(https?|blob):/i.test(address)) found.set(address, null);
  }
  await Promise.all([...found.keys()].map(async (address) => found.set(address, await embed(address))));
  return whole.replaceAll(urls, (all, ...groups: (string | undefined)[]) => {
    const address = addressIn(groups);
    if (address.startsWith('data:') || address.startsWith('#')) return all;
    const embedded = found.get(address);
    return embedded == null ? 'none' : quoted(embedded);
  });
}

/** A style sheet as the browser has it (changes by scripts included), with what it refers to embedded. */
export async function sheetText(sheet: CSSStyleSheet, embed: Embed): Promise<string | { why: string }> {
  const text = rulesOf(sheet) ?? (await fileText(sheet));
  if (typeof text !== 'string') return text;
  // nothing is defined where no script runs: what the page shows once its elements are is what the copy shows
  const settled = text.replaceAll(/:not\(\s*:defined\s*\)/g, ':not(*)').replaceAll(/:defined\b/g, ':is(*)');
  return embedUrls(settled, sheet.href ?? document.baseURI, embed);
}

async function fileText(sheet: CSSStyleSheet): Promise<string | { why: string }> {
  if (sheet.href === null) return { why: 'its rules are closed' };
  const read = await readShown(sheet.href);
  return 'why' in read ? read : read.blob.text();
}
