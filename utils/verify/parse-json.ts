/** Deeper than anything that is written here, and than any program needs to read it without running out of stack. */
const deepest = 64;

/**
 * A JSON text as a value; throws SyntaxError also where it is nested so deep that a reader could break on it, and where it
 * spells what readers take for different things: half a surrogate pair, a number that none can hold, a prototype.
 */
export function parseJson(text: string): unknown {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (inText) {
      if (char === 0x5c) at += 1;
      else if (char === 0x22) inText = false;
    } else if (char === 0x22) inText = true;
    else if (char === 0x7b || char === 0x5b) {
      depth += 1;
      if (depth > deepest) throw new SyntaxError('nested too deep');
    } else if (char === 0x7d || char === 0x5d) depth -= 1;
  }
  const value: unknown = JSON.parse(text);
  if (!isPlain(value)) throw new SyntaxError('not the same to every reader');
  return value;
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  return Object.entries(value).every(([name, part]) => name !== '__proto__' && name.isWellFormed() && isPlain(part));
}
