import type { EntryView } from '../record/types.ts';

export type DetailKind = 'account' | 'email' | 'phone' | 'token' | 'postcode' | 'person';

/** Something that may be nobody's business; whether it is taken out the person decides. */
export interface SuggestedDetail {
  text: string;
  kind: DetailKind;
  /** Numbers of the entries in which it stands. */
  entries: number[];
}

const email = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu;
const phone = /(?<![\p{L}\p{N}/.=_-])\+?\d(?:[\s().-]{0,2}\d){8,14}(?![\p{L}\p{N}/])/gu;
// United Kingdom, Canada: forms that nothing else has.
const postcode = /\b(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[ABCEGHJ-NPRSTVXY]\d[A-Z]\s?\d[A-Z]\d)\b/gu;
const address = /https?:\/\/[^\s"'<>]{4,2000}/gu;
/** Names of parameters under which sites hand out keys to one person's account. */
const keyName =
  /(?:token|session|sess|sid|sig|signature|auth|key|secret|password|passwd|otp|code|jwt|ticket|invite|oauth)/iu;

/** What stands in these entries that the person may not want to hand over: their own, and other people's. */
export function suggestDetails(
  views: readonly Pick<EntryView, 'entry' | 'notes'>[],
  concerned: readonly string[],
): SuggestedDetail[] {
  const found = new Map<string, SuggestedDetail>();
  const known = new Set(concerned.map((name) => name.toLowerCase()));
  for (const { entry, notes } of views) {
    const put = (kind: DetailKind, text: string): void => {
      const key = text.toLowerCase();
      if (text.length < 3 || known.has(key)) return;
      const detail = found.get(key) ?? { text, kind, entries: [] };
      found.set(key, detail);
      if (!detail.entries.includes(entry.number)) detail.entries.push(entry.number);
    };
    const reading = entry.capture?.reading;
    if (reading?.signedInAs.state === 'found') put('account', reading.signedInAs.value);
    for (const name of reading?.conversation?.participants ?? []) put('person', name);
    const texts = textsOf(entry).concat(notes.map(({ text }) => text));
    for (const text of texts) {
      for (const [one] of text.matchAll(email)) put('email', one);
      for (const [one] of text.matchAll(postcode)) put('postcode', one);
      for (const [one] of text.replaceAll(address, ' ').matchAll(phone)) put('phone', one.trim());
      for (const [one] of text.matchAll(address)) for (const token of tokensOf(one)) put('token', token);
    }
  }
  return [...found.values()].toSorted((a, b) => b.entries.length - a.entries.length || a.text.localeCompare(b.text));
}

/** Every text of an entry that a page or person gave. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => (unsaid.has(name) ? [] : textsOf(inner)));
}

const unsaid = new Set([
  'id',
  'utc',
  'zone',
  'userAgent',
  'via',
  'tried',
  'software',
  'sha256',
  'utf16le',
  'signedInAs',
]);

function tokensOf(text: string): string[] {
  let url: URL;
  try {
    url = new URL(text);
  } catch (error) {
    // An address that no browser would open holds no key that works.
    if (error instanceof TypeError) return [];
    throw error;
  }
  const pairs = [...url.searchParams, ...new URLSearchParams(url.hash.slice(1))];
  const named = pairs.filter(([name, value]) => keyName.test(name) && value.length >= 6).map(([, value]) => value);
  return url.password === '' ? named : [...named, url.password];
}
