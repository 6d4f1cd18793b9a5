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

/** `<attached: NAME>`, in any language. */
const byPhone = /^<[^<>:：]{1,40}[:：]\s?([^<>/\\]+\.[A-Za-z0-9]{2,5})>$/u;
/** The same behind a caption, or behind the name and pages of a document; the mark in front is the app's own, nobody types it. */
const behindCaption = /\u200E<[^<>:：]{1,40}[:：]\s?([^<>/\\]+\.[A-Za-z0-9]{2,5})>\s*$/u;
/** `NAME (file attached)`, in any language. */
const byAndroid = /^([^<>/\\]+\.[A-Za-z0-9]{2,5}) ?[(（][^()（）]+[)）]$/u;

/** File named by a message, as iPhones and as Android phones write it. */
export function namedFile(text: string): string | null {
  const [angled, rounded] = [text.includes('>'), text.includes(')') || text.includes('）')];
  if (!angled && !rounded) return null;
  const first = text.slice(0, 200).replaceAll(marks, '').split('\n')[0] ?? '';
  const found =
    (angled ? (byPhone.exec(first) ?? behindCaption.exec(text.slice(-300))) : null) ??
    (rounded ? byAndroid.exec(first) : null);
  return found?.[1]?.replaceAll(marks, '').trim() ?? null;
}

/** An iPhone puts the notice on encryption, a chat's first line, into the other's mouth. */
export function isNotice(text: string, named: string | null): boolean {
  return text.startsWith('\u200E') && named === null;
}
