import { readShown, textOf } from './embed-resource.ts';
import { bringsSheets, embedUrls, withWholeAddresses } from './css-addresses.ts';
import { lacksValues, unchangedSource } from './lost-values.ts';

/** A sheet of the page: from where its addresses count, where it has none of its own, and what it was written as. */
export interface PageSheet {
  sheet: CSSStyleSheet;
  base: string;
  /** Null where the text was never the page's: a sheet that only scripts made. */
  source: string | null;
}

/** What goes into the copy in the place of what a sheet names. */
export interface SheetParts {
  embed(address: string): Promise<string | null>;
  /** The text of another sheet; a reason where it cannot be had. */
  read(address: string): Promise<string | { why: string }>;
  /** Puts down what is not there. */
  missed(line: string): void;
}

/** Rules with addresses whole, and what has to stand before all rules. */
interface Rules {
  names: string[];
  text: string;
}

async function importText(rule: CSSImportRule, base: string, parts: SheetParts): Promise<Rules> {
  const { styleSheet: sheet, media, layerName, supportsText } = rule;
  const address = URL.parse(rule.href, base)?.href ?? rule.href;
  // without a sheet: one that did not come, or that its conditions kept from being asked for
  const inner = sheet === null ? { names: [], text: '' } : await rulesOf({ sheet, base: address, source: null }, parts);
  let { text } = inner;
  if (media.mediaText !== '') text = `@media ${media.mediaText} {\n${text}\n}`;
  if (supportsText != null) text = `@supports (${supportsText}) {\n${text}\n}`;
  // an empty name is a layer without one
  if (layerName != null) text = `@layer ${layerName} {\n${text}\n}`;
  return { names: inner.names, text };
}

async function rulesOf({ sheet, base, source }: PageSheet, parts: SheetParts): Promise<Rules> {
  const from = sheet.href ?? base;
  const names: string[] = [];
  const first: string[] = [];
  const own: string[] = [];
  let rules: CSSRule[];
  try {
    rules = [...sheet.cssRules];
  } catch {
    // Rules of a sheet from another site are closed to scripts; its file may still be readable.
    const text = await parts.read(from);
    if (typeof text === 'string') {
      if (bringsSheets(text)) parts.missed(`style sheet ${sheet.href ?? ''}: the sheets that it brings in`);
      return { names, text: withWholeAddresses(text, from) };
    }
    parts.missed(`style sheet ${sheet.href ?? ''}: ${text.why}`);
    return { names, text: '' };
  }
  for (const rule of rules) {
    if ('styleSheet' in rule) {
      const inner = await importText(rule as CSSImportRule, from, parts);
      names.push(...inner.names);
      first.push(inner.text);
    } else if ('namespaceURI' in rule) {
      const { prefix, namespaceURI } = rule as CSSNamespaceRule;
      // the name of a language is no file, although it looks like an address
      names.push(`@namespace ${CSS.escape(prefix)} ${JSON.stringify(namespaceURI)};`);
    } else if ('nameList' in rule && own.length === 0) {
      // the order of layers may be said before an import
      first.push(rule.cssText);
    } else own.push(rule.cssText);
  }
  let text = own.join('\n');
  if (lacksValues(text)) {
    const written = source ?? (sheet.href === null ? null : await parts.read(sheet.href));
    const unchanged = typeof written === 'string' ? unchangedSource(sheet, written) : null;
    if (unchanged === null) parts.missed(`style sheet ${sheet.href ?? 'of the page'}: some values are closed`);
    else text = unchanged;
  }
  return { names, text: withWholeAddresses([...first, text].join('\n'), from) };
}

/** How the copy marks elements that the page never defined. */
export const undefinedMark = 'data-daybook-undefined';

/** How the copy marks what lay on top of the page: there no script puts it there. */
export const onTopMark = 'data-daybook-on-top';

/**
 * A style sheet as the browser has it (changes by scripts included), with what it refers to embedded. States that only scripts
 * or presses bring about go by marks in the copy.
 */
export async function sheetText(page: PageSheet, parts: SheetParts): Promise<string> {
  const { names, text } = await rulesOf(page, parts);
  // nothing is defined where no script runs
  const settled = [...names, text]
    .join('\n')
    .replaceAll(/:defined\b/g, `:not([${undefinedMark}])`)
    .replaceAll(/:(popover-open|modal|fullscreen)\b/g, `[${onTopMark}]`)
    // the end of a style inside a string of it would end it in the file
    .replaceAll('</', '<\\/');
  return embedUrls(settled, page.sheet.href ?? page.base, (address) => parts.embed(address));
}

/** The text of a style sheet's file, as the page may read it. */
export async function sheetFile(address: string): Promise<string | { why: string }> {
  const read = await readShown(address);
  return 'why' in read ? read : textOf(read.blob);
}
