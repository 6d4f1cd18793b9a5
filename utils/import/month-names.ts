const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'];

let table: Map<string, number> | undefined;

const plain = (name: string) => name.toLocaleLowerCase('en').replaceAll('.', '');

/** Month by its name, long or short, in the languages in which lists of calls are written: no name means two of them. */
function months(): Map<string, number> {
  const into = new Map<string, number>();
  for (const language of languages) {
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: style, timeZone: 'UTC' });
      for (let month = 0; month < 12; month += 1) {
        const part = format.formatToParts(Date.UTC(2024, month, 1)).find(({ type }) => type === 'month');
        const name = plain(part?.value ?? '');
        if (name.length >= 3 && !into.has(name)) into.set(name, month + 1);
      }
    }
  }
  return into;
}

const dayFirst = /(\d{1,2})(?:st|nd|rd|th|\.)?[ \-/]+(?:de )?(\p{L}{3,12})\.?[ \-/,]+(?:de )?(\d{4})/u;
const monthFirst = /(\p{L}{3,12})\.?[ -]+(\d{1,2})(?:st|nd|rd|th)?[ ,-]+(\d{4})/u;

/** A date with its month in words, `3 Nov 2026` or `November 3, 2026`, as `2026-11-03`; any other text as it is. */
export function withMonthNumber(written: string): string {
  table ??= months();
  for (const [form, name, day] of [
    [dayFirst, 2, 1],
    [monthFirst, 1, 2],
  ] as const) {
    const found = form.exec(written);
    const month = table.get(plain(found?.[name] ?? ''));
    if (found === null || month === undefined) continue;
    const date = `${found[3]}-${String(month).padStart(2, '0')}-${(found[day] ?? '').padStart(2, '0')}`;
    return written
      .replace(found[0], `${date} `)
      .replaceAll(/ {2,}/gu, ' ')
      .replace(/^\p{L}{2,12}\.?,? (?=\d{4}-)/u, '');
  }
  return written;
}
