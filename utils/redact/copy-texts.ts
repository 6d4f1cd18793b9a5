/**
 * Every form in which words may stand in the copy of a page (HTML, or MHTML with its quoted-printable and base64
 * parts): as it is, unfolded, and without the tags that may lie between letters. For searching, not for showing.
 */
export function copyTexts(bytes: Uint8Array): string[] {
  const raw = new TextDecoder().decode(bytes);
  const texts = [raw, withoutTags(raw)];
  if (!/^Content-Transfer-Encoding:/imu.test(raw)) return texts;
  const unfolded = quotedPrintable(raw);
  return [...texts, unfolded, withoutTags(unfolded), ...base64Parts(raw)];
}

function withoutTags(text: string): string {
  return text
    .replaceAll(/<(?:script|style)\b[^>]*>[\s\S]*?<\/(?:script|style)>/giu, ' ')
    .replaceAll(/<[^>]{0,4000}>/gu, '')
    .replaceAll(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/giu, (_, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&');
}

/** RFC 2045, 6.7, as UTF-8. */
function quotedPrintable(text: string): string {
  const joined = text.replaceAll(/=\r?\n/gu, '');
  return joined.replaceAll(/(?:=[0-9A-F]{2})+/giu, (run) => {
    const bytes = run.match(/[0-9A-F]{2}/giu)!.map((pair) => Number.parseInt(pair, 16));
    return new TextDecoder().decode(new Uint8Array(bytes));
  });
}

/** Parts of text that are packed as base64 (RFC 2045, 6.8); pictures are none. */
function base64Parts(text: string): string[] {
  const parts: string[] = [];
  for (const [, headers = '', body = ''] of text.matchAll(
    /((?:^[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+)\r?\n([A-Za-z0-9+/=\r\n]{16,})/gmu,
  )) {
    if (!/^Content-Transfer-Encoding:\s*base64/imu.test(headers) || !/^Content-Type:\s*text\//imu.test(headers))
      continue;
    const packed = body.replaceAll(/\s/gu, '');
    const whole = packed.slice(0, packed.length - (packed.length % 4));
    const decoded = Uint8Array.from(atob(whole), (char) => char.charCodeAt(0));
    const said = new TextDecoder().decode(decoded);
    parts.push(said, withoutTags(said));
  }
  return parts;
}
