/** What a sheet is known by from one look to the next: to read all its rules each time would take too long. */
interface Looks {
  counts: string;
  first: CSSRule | null;
  last: CSSRule | null;
}

/** Null where the rules are another site's, which nobody may read. */
function rulesOf(sheet: CSSStyleSheet): CSSRuleList | null {
  try {
    return sheet.cssRules;
  } catch {
    return null;
  }
}

function looksOf(sheet: CSSStyleSheet): Looks {
  const rules = rulesOf(sheet);
  const { length = 0 } = rules ?? {};
  return {
    counts: `${sheet.disabled} ${sheet.media.mediaText} ${length}`,
    first: rules?.[0] ?? null,
    last: rules?.[length - 1] ?? null,
  };
}

/** Selectors of the rules that may make something stick, those in conditions, layers and other rules too. */
function* pinningIn(rules: CSSRuleList): Generator<string> {
  for (const rule of rules) {
    const { selectorText, style, cssRules, styleSheet } = rule as Partial<CSSStyleRule & CSSImportRule>;
    // a variable may stand for any
    const position = style?.position ?? '';
    // in a rule within a rule, what is around it counts as anything
    if (selectorText !== undefined && /fixed|sticky|\(/.test(position)) yield selectorText.replaceAll('&', '*');
    if (cssRules !== undefined) yield* pinningIn(cssRules);
    const imported = styleSheet ? rulesOf(styleSheet) : null;
    if (imported !== null) yield* pinningIn(imported);
  }
}

/** The sheets of the document, from look to look: a script may add one, or a rule, that makes something stick which stood there. */
export class PinningSheets {
  #known: Map<CSSStyleSheet, Looks> | null = null;

  /**
   * Selectors of what may stick since the last look, by the sheets that have changed since; null where one of them cannot be
   * read. At the first look there are none: whoever looks asks all elements then.
   */
  since(): string[] | null {
    const before = this.#known;
    const looks = new Map<CSSStyleSheet, Looks>();
    this.#known = looks;
    const selectors: string[] = [];
    let shut = false;
    for (const sheet of [...document.styleSheets, ...(document.adoptedStyleSheets ?? [])]) {
      const now = looksOf(sheet);
      looks.set(sheet, now);
      if (before === null) continue;
      const known = before.get(sheet);
      if (known?.counts === now.counts && known.first === now.first && known.last === now.last) continue;
      const rules = rulesOf(sheet);
      if (rules === null) shut = true;
      else selectors.push(...pinningIn(rules));
    }
    return shut ? null : selectors;
  }
}
