import { readShown } from './embed-resource.ts';

type Embed = (address: string) => Promise<string | null>;

function rulesOf(sheet: CSSStyleSheet): string | null {
  try {
    return [...sheet.cssRules].map((rule) => ruleText(rule)).join('\n');
  } catch {
    // Rules of a sheet from another site are closed to scripts; its file may still be readable.
    return null;
  }
}

function ruleText(rule: CSSRule): string {
  if (rule instanceof CSSImportRule) return rule.styleSheet === null ? '' : (rulesOf(rule.styleSheet) ?? '');
  return rule.cssText;
}

const urls = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)'"\s]*))\s*\)/g;

/** A style sheet as the browser has it (changes by scripts included), with what it refers to embedded. */
export async function sheetText(sheet: CSSStyleSheet, embed: Embed): Promise<string | { why: string }> {
  const text = rulesOf(sheet) ?? (await fileText(sheet));
  if (typeof text !== 'string') return text;
  const base = sheet.href ?? document.baseURI;
  const found = new Map<string, string | null>();
  for (const match of text.matchAll(urls)) {
    const address = absolute(match[1] ?? match[2] ?? match[3] ?? '', base);
    if (address !== null && !address.startsWith('data:')) found.set(address, null);
  }
  await Promise.all([...found.keys()].map(async (address) => found.set(address, await embed(address))));
  return text.replaceAll(urls, (all, ...groups: (string | undefined)[]) => {
    const address = absolute(groups[0] ?? groups[1] ?? groups[2] ?? '', base);
    if (address === null) return 'none';
    if (address.startsWith('data:')) return all;
    const embedded = found.get(address);
    return embedded == null ? 'none' : `url("${embedded}")`;
  });
}

function absolute(address: string, base: string): string | null {
  return address === '' || address.startsWith('#') ? null : (URL.parse(address, base)?.href ?? null);
}

async function fileText(sheet: CSSStyleSheet): Promise<string | { why: string }> {
  if (sheet.href === null) return { why: 'its rules are closed' };
  const read = await readShown(sheet.href);
  return 'why' in read ? read : read.blob.text();
}
