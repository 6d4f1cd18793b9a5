/**
 * A part of a style's text: an address, as it is written and as it is meant (without quotes, brackets and escapes); a rule that
 * brings in another sheet; all else.
 */
export interface CssPart {
  kind: 'address' | 'import' | 'other';
  written: string;
  means: string;
}

// None of these goes on by choices that a text could make many of: browsers give up on such.
const between = /[ \t\n\r\f:,.>+~*=%!&|^$?]+/y;
const spaces = /[ \t\n\r\f]*/y;
/** A number with its unit, too: in `1url(` stands no address. */
const nameChars = /[-\w\u0080-\uFFFF]+/y;
const escape = /\\(?:[0-9a-fA-F]{1,6}(?:\r\n|[ \t\n\r\f])?|[^0-9a-fA-F\n\r\f])/y;
const bareChars = /[^"'()\\\0-\x20\x7f]+/y;
const bareEnd = /[ \t\n\r\f]*(?:\)|$)/y;
const everyEscape = /\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\n\r\f])?|(\r\n|[^]))/g;

/** Without the escapes of CSS. */
function meaning(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replaceAll(everyEscape, (_, hex: string | undefined, char: string) => {
    if (hex === undefined) return /[\n\r\f]/.test(char) ? '' : char;
    const code = Number.parseInt(hex, 16);
    const isChar = code !== 0 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff);
    return isChar ? String.fromCodePoint(code) : '\uFFFD';
  });
}

/** Functions in which words in quotes are addresses. */
const ofPictures = new Set(['image-set', '-webkit-image-set', 'image']);
/** Functions that stand for what may be an address. */
const substitutes = new Set(['var', 'env', 'attr', 'if', 'inherit']);
/** No browser knows it: the declaration counts for nothing. */
const unknown = '-daybook-unknown(';

/** Goes through a style as browsers do (CSS Syntax 3, section 4), so that nothing is an address to them and not to us. */
class CssReader {
  readonly parts: CssPart[] = [];
  readonly #text: string;
  #at = 0;
  /** Functions and brackets around what is read now; brackets have no name. */
  readonly #around: string[] = [];
  /** Where what has not been put down yet begins. */
  #from = 0;

  constructor(text: string) {
    this.#text = text;
    while (this.#at < text.length) this.#readOne();
    this.#put('other', text.length, '');
  }

  #take(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.test(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  /** What was read since `from`, after all that stands before it. */
  #put(kind: CssPart['kind'], from: number, means: string, written = this.#text.slice(from, this.#at)): void {
    if (from > this.#from) this.parts.push({ kind: 'other', written: this.#text.slice(this.#from, from), means: '' });
    if (written !== '') this.parts.push({ kind, written, means });
    this.#from = this.#at;
  }

  /** Gives back what was put down from now on, as a part of something larger. */
  #undo(): () => void {
    const [put, from] = [this.parts.length, this.#from];
    return () => {
      this.parts.length = put;
      this.#from = from;
    };
  }

  #readOne(): void {
    const from = this.#at;
    const char = this.#text[from] ?? '';
    if (this.#take(between)) return;
    if (char === '"' || char === "'") {
      const means = this.#words(char);
      if (ofPictures.has(this.#around.at(-1) ?? '')) this.#put('address', from, means);
    } else if (this.#text.startsWith('/*', from)) this.#toEnd(this.#text.indexOf('*/', from + 2), 2);
    else if (this.#text.startsWith('<!--', from)) this.#at += 4;
    else if (char === '@' || char === '#') {
      this.#at += 1;
      const called = this.#name();
      if (char === '@') this.#readRule(from, called);
    } else {
      const called = this.#name();
      if (called === '') this.#readMark(char);
      else if (this.#text[this.#at] === '(') this.#readFunction(from, called);
    }
  }

  #readMark(char: string): void {
    this.#at += 1;
    if (char === '(' || char === '[' || char === '{') this.#around.push('');
    else if (char === ')' || char === ']' || char === '}') this.#around.pop();
  }

  /** In small letters; nothing where none stands here. */
  #name(): string {
    const from = this.#at;
    while (this.#take(nameChars) || this.#take(escape));
    return meaning(this.#text.slice(from, this.#at)).toLowerCase();
  }

  /** What stands between two of these quotes. A line that ends before is a mistake, and ends them. */
  #words(quote: string): string {
    const from = this.#at + 1;
    const stops = quote === '"' ? /["\\\n\r\f]/g : /['\\\n\r\f]/g;
    stops.lastIndex = from;
    let stop = stops.exec(this.#text);
    for (; stop?.[0] === '\\'; stop = stops.exec(this.#text))
      stops.lastIndex = stop.index + (this.#text.startsWith('\r\n', stop.index + 1) ? 3 : 2);
    const end = stop?.index ?? this.#text.length;
    this.#at = stop?.[0] === quote ? end + 1 : end;
    return meaning(this.#text.slice(from, end));
  }

  #toEnd(found: number, length: number): void {
    this.#at = found === -1 ? this.#text.length : found + length;
  }

  #readFunction(from: number, called: string): void {
    this.#at += 1;
    if (called === 'url' || called === 'src') {
      this.#take(spaces);
      const quote = this.#text[this.#at] ?? '';
      if (quote === '"' || quote === "'") {
        const means = this.#words(quote);
        // how to ask for it may stand behind it
        const undo = this.#undo();
        this.#around.push(called);
        for (const depth = this.#around.length; this.#around.length >= depth && this.#at < this.#text.length;)
          this.#readOne();
        undo();
        this.#put('address', from, means);
        return;
      }
      if (called === 'url') {
        this.#readBare(from);
        return;
      }
    }
    if (substitutes.has(called) && this.#around.some((one) => ofPictures.has(one)))
      this.#put('other', from, '', unknown);
    this.#around.push(called);
  }

  #readBare(from: number): void {
    const begins = this.#at;
    while (this.#take(bareChars) || this.#take(escape));
    const means = meaning(this.#text.slice(begins, this.#at));
    if (this.#take(bareEnd)) this.#put('address', from, means);
    else {
      // none: a browser takes all of it for nothing
      const stops = /[)\\]/g;
      stops.lastIndex = this.#at;
      let stop = stops.exec(this.#text);
      for (; stop?.[0] === '\\'; stop = stops.exec(this.#text)) stops.lastIndex = stop.index + 2;
      this.#toEnd(stop?.index ?? -1, 1);
    }
  }

  /** Rules that end with their line, or with a block that should not be there. */
  #readRule(from: number, called: string): void {
    if (called !== 'import' && called !== 'namespace' && called !== 'charset') return;
    const depth = this.#around.length;
    const undo = this.#undo();
    for (let block = false; this.#at < this.#text.length;) {
      const char = this.#text[this.#at];
      if (this.#around.length <= depth) {
        if (block || char === '}') break;
        block = char === '{';
      }
      this.#readOne();
      if (char === ';' && this.#around.length <= depth) break;
    }
    // what it names is a sheet, or no file
    undo();
    this.#put(called === 'import' ? 'import' : 'other', from, '');
  }
}

/** A style in parts, which put together are the style: but for what would bring in an address that cannot be known. */
export function cssParts(text: string): CssPart[] {
  return new CssReader(text).parts;
}
