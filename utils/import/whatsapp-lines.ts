const marks = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Names as written → as shown; null for what is none. Millions of lines share a few. */
const names = new Map<string, string | null>();
const mostNames = 10_000;

function nameFrom(written: string): string | null {
  const known = names.get(written);
  if (known !== undefined) return known;
  const bare = written
    .replaceAll(marks, '')
    .replaceAll(/[\u00A0\u202F]/gu, ' ')
    .trim();
  // `Sam changed the subject to “Plan: B”` is nobody's message.
  const name = bare === '' || bare.length > 100 || /["“”„«»]/u.test(bare) ? null : bare;
  if (names.size >= mostNames) names.clear();
  names.set(written, name);
  return name;
}

/** Who wrote and what, behind the stamp; null for the name where the app itself speaks. */
export function nameAndText(rest: string): { name: string | null; text: string } {
  const at = rest.indexOf(': ');
  const end = at < 0 && rest.endsWith(':') ? rest.length - 1 : at;
  const name = end <= 0 ? null : nameFrom(rest.slice(0, end));
  return name === null ? { name: null, text: rest } : { name, text: rest.slice(end + 2) };
}

/** File named by a message: `<attached: NAME>` of iPhones, `NAME (file attached)` of Android phones, in any language. */
export function namedFile(text: string): string | null {
  if (!text.includes(')') && !text.includes('>')) return null;
  const first = text.slice(0, 200).replaceAll(marks, '').split('\n')[0] ?? '';
  const ios = /^<[^<>:：]{1,40}[:：]\s?([^<>/\\]+\.[A-Za-z0-9]{2,5})>$/u.exec(first);
  if (ios?.[1] !== undefined) return ios[1].trim();
  const android = /^([^<>/\\()]+\.[A-Za-z0-9]{2,5}) \([^()]+\)$/u.exec(first);
  return android?.[1]?.trim() ?? null;
}

/** An iPhone puts the notice on encryption, a chat's first line, into the other's mouth. */
export function isNotice(text: string, named: string | null): boolean {
  return text.startsWith('\u200E') && named === null;
}
