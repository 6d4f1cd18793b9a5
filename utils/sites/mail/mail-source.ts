/** Header fields of a message's source in order, unfolded (RFC 5322); and what follows them. */
export interface MailSource {
  headers: [name: string, value: string][];
  body: string;
}

/** Takes the source of a message apart; null where it does not begin with header fields. */
export function parseMailSource(source: string): MailSource | null {
  const text = source.replace(/\r\n?/gu, '\n').replace(/^\n+/u, '');
  const end = text.indexOf('\n\n');
  const head = end < 0 ? text : text.slice(0, end);
  const headers: [string, string][] = [];
  for (const line of head.replace(/\n(?=[ \t])/gu, '').split('\n')) {
    const parts = /^([!-9;-~]{1,80}):[ \t]*(.*)$/u.exec(line);
    if (parts?.[1] === undefined || parts[2] === undefined) return null;
    headers.push([parts[1], parts[2].replace(/\t/gu, ' ')]);
  }
  return headers.length < 3 ? null : { headers, body: end < 0 ? '' : text.slice(end + 2) };
}

/** The first field of that name, in any case. */
export function headerOf(source: MailSource, name: string): string | null {
  return source.headers.find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1] ?? null;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const mailDate =
  /^(?:[A-Z][a-z]{2},\s*)?(\d{1,2})\s+([A-Z][a-z]{2})\s+(\d{4})\s+(\d{2}):(\d{2})(?::(\d{2}))?\s+([+-])(\d{2})(\d{2})(?:\s|$)/u;

/** UTC of a Date field: RFC 5322 fixes its words in English and names the zone; null where it is not so. */
export function utcOfMailDate(raw: string | null): string | null {
  const parts = mailDate.exec((raw ?? '').slice(0, 80).trim());
  if (parts === null) return null;
  const [, day, month, year, hour, minute, second = '0', sign, zoneHours, zoneMinutes] = parts;
  const at = months.indexOf(month ?? '');
  if (at < 0) return null;
  const local = Date.UTC(Number(year), at, Number(day), Number(hour), Number(minute), Number(second));
  const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -1 : 1);
  return new Date(local - offset * 60000).toISOString();
}

function decodedBytes(encoding: string, text: string): Uint8Array {
  if (encoding.toLowerCase() === 'b') return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const plain = text
    .replace(/_/gu, ' ')
    .replace(/=([0-9A-Fa-f]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Uint8Array.from(plain, (char) => char.charCodeAt(0));
}

/** Words of a field as a person reads them (RFC 2047); a word that cannot be decoded stands as it is. */
export function decodeMailWords(value: string): string {
  const joined = value.replace(/(=\?[\w-]+\?[bq]\?[^?\s]*\?=)\s+(?==\?)/giu, '$1');
  return joined.replace(
    /=\?([\w-]+)(?:\*[\w-]+)?\?([bq])\?([^?\s]*)\?=/giu,
    (whole, charset: string, encoding: string, text: string) => {
      try {
        return new TextDecoder(charset).decode(decodedBytes(encoding, text));
      } catch (cause) {
        // an unknown charset (RangeError) or broken base64 (DOMException)
        if (cause instanceof Error || cause instanceof DOMException) return whole;
        throw cause;
      }
    },
  );
}
