import { type PageJson, parseJson } from './page-json.ts';

/** More than any page holds; what holds more is there to exhaust whoever reads it. */
const most = 500_000;

/**
 * Gives every object in the page's blocks of data (`script[type="application/json"]`, LinkedIn's `code`) that mention one of `words`:
 * what the server sent to make the page from, and left in it.
 */
export function eachObject(
  document: Document,
  words: readonly string[],
  visit: (object: { [key: string]: PageJson }) => void,
): void {
  let left = most;
  for (const script of document.querySelectorAll('script[type="application/json"], code[id^="bpr-guid-"]')) {
    const text = script.textContent;
    if (!words.some((word) => text.includes(word))) continue;
    const waiting = [parseJson(text)];
    while (waiting.length > 0 && left > 0) {
      const value = waiting.pop();
      left -= 1;
      if (value === null || typeof value !== 'object') continue;
      if (!Array.isArray(value)) visit(value);
      for (const one of Object.values(value)) if (typeof one === 'object') waiting.push(one);
    }
  }
}

/** Puts down what is said of `key`; where two blocks say different things nothing is known. */
export function putAgreed(known: Map<string, string>, key: string | null, value: string | null): void {
  if (key === null || value === null) return;
  const before = known.get(key);
  known.set(key, before === undefined || before === value ? value : '');
}
