/** A text as HTML text or attribute value. */
export function esc(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** A drawn face for an invented person: initials on their colour; SVG source. */
export function avatarSvg(name: string, colour: string): string {
  const initials = name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .slice(0, 2)
    .join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96"><rect width="96" height="96" fill="${colour}"/>` +
    `<circle cx="48" cy="38" r="18" fill="#fff" opacity=".28"/><path d="M12 96a36 34 0 0 1 72 0z" fill="#fff" opacity=".28"/>` +
    `<text x="48" y="59" font-family="sans-serif" font-size="32" font-weight="600" fill="#fff" text-anchor="middle">${esc(initials)}</text></svg>`
  );
}

/** A drawn photograph: a street in the evening, with a figure at the far end; SVG source. */
export function streetSvg(): string {
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400" width="640" height="400"><defs><linearGradient id="s" x2="0" y2="1">' +
    '<stop stop-color="#27324f"/><stop offset="1" stop-color="#c98b6b"/></linearGradient></defs><rect width="640" height="400" fill="url(#s)"/>' +
    '<path d="M0 400 270 210h100l270 190z" fill="#3a3d46"/><path d="M312 400 318 220h4l6 180z" fill="#d8c98f" opacity=".6"/>' +
    '<path d="M0 120h150v190L0 400z" fill="#4b3b3b"/><path d="M640 90H480v210l160 100z" fill="#54423c"/>' +
    '<path d="M30 160h34v48H30zM90 170h30v42H90zM560 140h38v54h-38zM505 150h30v44h-30z" fill="#f3d98a"/>' +
    '<path d="M330 232c6 0 8 10 8 18l4 40h-8l-4 34-5-34h-7l5-40c0-8 1-18 7-18z" fill="#1d2233"/><circle cx="331" cy="225" r="7" fill="#1d2233"/></svg>'
  );
}

/** SVG as an address that needs no request. */
export function dataUri(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

/** One whole page. `head` is written after title and style. */
export function page(given: {
  title: string;
  language: string;
  style: string;
  body: string;
  head?: string;
  bodyAttributes?: string;
}): string {
  return `<!doctype html>
<html lang="${given.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${esc(given.title)}</title><link rel="icon" href="data:,">
<style>${given.style}</style>${given.head ?? ''}</head>
<body${given.bodyAttributes ?? ''}>
${given.body}
</body></html>
`;
}

/** "9 Nov 2026, 21:14" in the viewer's zone, as pages show it. */
export function shownTime(iso: string, options: Intl.DateTimeFormatOptions, locale = 'en-GB'): string {
  return new Intl.DateTimeFormat(locale, { timeZone: 'Europe/London', ...options }).format(new Date(iso));
}
