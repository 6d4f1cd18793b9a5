/** Glyphs that an operator of a content stream draws, under the font's name in the resources. */
interface Shown {
  font: string;
  bytes: number[];
}

const isSpace = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0;
const delimiters = new Set([...'()<>[]{}/%'].map((char) => char.charCodeAt(0)));
const escapes: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 };
const showing = new Set(['Tj', 'TJ', "'", '"']);

/** What a content stream shows (ISO 32000-1, 9.4.3), string by string. Throws RangeError at an inline image. */
export function* shownGlyphs(content: Uint8Array): Generator<Shown> {
  let at = 0;
  let font = '';
  let [name, strings]: [string, number[][]] = ['', []];
  const word = (): string => {
    let text = '';
    while (at < content.length && !isSpace(content[at]!) && !delimiters.has(content[at]!))
      text += String.fromCharCode(content[at++]!);
    return text;
  };
  while (at < content.length) {
    const char = String.fromCharCode(content[at]!);
    if (char === '(') {
      const literal = literalString(content, at);
      strings.push(literal.bytes);
      at = literal.end;
    } else if (char === '<' && content[at + 1] !== 0x3c) {
      const end = content.indexOf(0x3e, at);
      const digits = new TextDecoder().decode(content.subarray(at + 1, end)).replaceAll(/\s/gu, '');
      strings.push((digits.match(/../gu) ?? []).map((pair) => Number.parseInt(pair, 16)));
      at = end + 1;
    } else if (char === '/') {
      at += 1;
      name = word();
    } else if (isSpace(content[at]!) || delimiters.has(content[at]!)) at += 1;
    else {
      const operator = word();
      if (/^[-+.\d]/u.test(operator)) continue;
      if (operator === 'BI') throw new RangeError('an inline image');
      if (operator === 'Tf') font = name;
      if (showing.has(operator)) for (const bytes of strings) yield { font, bytes };
      strings = [];
    }
  }
}

/** A string in brackets, which may hold brackets in pairs, and escapes (ISO 32000-1, 7.3.4.2). */
function literalString(content: Uint8Array, begin: number): { bytes: number[]; end: number } {
  const bytes: number[] = [];
  let depth = 0;
  for (let at = begin; at < content.length; at += 1) {
    const char = String.fromCharCode(content[at]!);
    if (char === '\\') {
      const octal = /^[0-7]{1,3}/u.exec(String.fromCharCode(...content.subarray(at + 1, at + 4)))?.[0];
      const next = String.fromCharCode(content[at + 1]!);
      if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
      else if (next !== '\n') bytes.push(escapes[next] ?? next.charCodeAt(0));
      at += octal?.length ?? 1;
      continue;
    }
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (depth === 0) return { bytes, end: at + 1 };
    if (at > begin) bytes.push(content[at]!);
  }
  return { bytes, end: content.length };
}
