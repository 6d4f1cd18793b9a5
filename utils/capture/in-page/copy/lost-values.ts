/** A property without a value: what browsers write of a shorthand that holds a variable, once a part of it is set apart. */
const lost = /[{;]\s*-?[a-z][a-z-]*: ;/;

/** Whether a rule or sheet as the browser writes it lacks values that it has. */
export function lacksValues(text: string): boolean {
  return lost.test(text);
}

/** What stands in the copy before all rules, or in the place of an import. */
const names = /@namespace\s[^;{}]*;/g;
const imports = /@import\s+(?:url\(\s*)?(?:"[^"]*"|'[^']*'|[^\s;)"']+)\s*\)?[^;{}]*;|@charset\s+"[^"]*";/g;

const rulesIn = (sheet: CSSStyleSheet) =>
  [...sheet.cssRules].filter((rule) => !('styleSheet' in rule)).map(({ cssText }) => cssText);

/** The text that a sheet was made of, without its imports, where no script has changed its rules since; else null. */
export function unchangedSource(sheet: CSSStyleSheet, source: string): string | null {
  const text = source.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(imports, '');
  const anew = new CSSStyleSheet();
  anew.replaceSync(text);
  return rulesIn(anew).join('\n') === rulesIn(sheet).join('\n') ? text.replaceAll(names, '') : null;
}
