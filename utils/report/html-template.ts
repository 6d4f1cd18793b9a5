/** Markup that is safe to write as it stands; only {@link html} and {@link trusted} make it. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
  toString(): string {
    return this.markup;
  }
}

type Part = Html | string | number | null | false | readonly Part[];

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * Text as HTML text or a quoted attribute value. Control characters, which HTML has no form for,
 * stand as their pictures (␀): seen, and without effect. Lone surrogates become U+FFFD.
 */
export function escapeHtml(text: string): string {
  return visibleControls(text.toWellFormed()).replaceAll(/[&<>"']/gu, (char) => entities[char]!);
}

/** Replaces control characters other than tab and line break by their pictures (U+2400 …). */
export function visibleControls(text: string): string {
  return text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/[\u0000-\u0008\u000B-\u001F]/gu, (char) => String.fromCodePoint(0x2400 + char.charCodeAt(0)))
    .replaceAll('\u007F', '\u2421')
    .replaceAll(/[\u0080-\u009F\uFFFE\uFFFF]/gu, '\uFFFD');
}

/** Markup of our own that holds no data: style sheets, constant fragments. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

/**
 * HTML from a template: every value is escaped unless it is {@link Html} already. Attribute
 * values must be quoted in the template. `null` and `false` give nothing; arrays are joined.
 */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.reduce((markup, text, at) => markup + render(parts[at - 1] ?? null) + text));
}

/**
 * A block that shows `text` with every blank and line break it has. Not written as a template,
 * because a formatter of templates may add blanks where they would be seen.
 */
export function exactText(className: string, text: string): Html {
  return new Html(`<div class="${className}" dir="auto">${escapeHtml(text)}</div>`);
}

function render(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return part.map(render).join('');
}
