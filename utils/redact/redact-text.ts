/** What stands where something was taken out; always the same, so that not even its length is told. */
export const takenOut = '████';

/** Takes words out of texts. */
export interface TextRedactor {
  /** The text without them; the very same text where none stood in it. */
  redact(text: string): string;
  /** Whether any of them stands in it. */
  finds(text: string): boolean;
}

/** Between words a person may have typed one blank where a page has a line break, or an address `%20` or `+`. */
const gap = String.raw`(?:\s|\u200B|%20|\+|&nbsp;|=0A)+`;

/**
 * Finds words whatever their case, their blanks and the form of their letters, also as they stand in web addresses
 * (percent-encoded) and in markup. Empty words find nothing.
 */
export function textRedactor(words: readonly string[]): TextRedactor {
  const forms = [...new Set(words.flatMap(formsOf))].toSorted((a, b) => b.length - a.length);
  if (forms.length === 0) return { redact: (text) => text, finds: () => false };
  const source = forms.map(patternOf).join('|');
  return {
    redact: (text) => {
      const whole = text.normalize('NFC');
      const redacted = whole.replaceAll(new RegExp(source, 'giu'), takenOut);
      return redacted === whole ? text : redacted;
    },
    finds: (text) => new RegExp(source, 'iu').test(text.normalize('NFC')),
  };
}

function formsOf(word: string): string[] {
  const plain = word.toWellFormed().normalize('NFC').trim();
  if (plain === '') return [];
  const escaped = plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [plain, encodeURIComponent(plain), encodeURI(plain), escaped, escaped.replaceAll('"', '&quot;')];
}

function patternOf(form: string): string {
  return form
    .split(/(?:\s|%20)+/u)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\/-]/gu, String.raw`\$&`))
    .join(gap);
}

/** Names under which the record keeps ids, digests and times: nothing in them is anybody's word. */
const machineKeys = new Set([
  'id',
  'entryId',
  'exhibit',
  'about',
  'root',
  'replaces',
  'corrects',
  'other',
  'number',
  'sha256',
  'salt',
  'parents',
  'utc',
  'zone',
  'from',
  'to',
  'precision',
  'site',
  'role',
  'mediaType',
  'element',
  'pack',
  'adapter',
  'software',
  'state',
  'mode',
]);

/** A value of plain JSON with the words taken out of every text in it that is not for machines. */
export function redactDeep<T>(value: T, redactor: TextRedactor): T {
  if (typeof value === 'string') return redactor.redact(value) as T;
  if (Array.isArray(value)) return value.map((inner: unknown) => redactDeep(inner, redactor)) as T;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => [
    // a page gives the names in `facts` and `counts`
    redactor.redact(name),
    machineKeys.has(name) && typeof inner !== 'object' ? inner : redactDeep(inner, redactor),
  ]);
  return Object.fromEntries(entries) as T;
}
