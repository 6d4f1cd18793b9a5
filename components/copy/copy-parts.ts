/** What is left out of a copy that is shown, with all it holds: it runs, fetches, plays, or stands for something that does. */
export const droppedElements: ReadonlySet<string> = new Set(
  (
    'script noscript link meta base title object embed applet param frame frameset portal fencedframe webview ' +
    'audio canvas source track map area template animate animatemotion animatetransform set discard'
  ).split(' '),
);

/** Elements that move or play, shown as an empty box in their place. */
export const boxedElements: ReadonlySet<string> = new Set(['video', 'marquee', 'blink', 'iframe']);

/** Attributes of HTML that only say how something looks or is read; whatever else there is stays behind. */
const plainAttributes: ReadonlySet<string> = new Set(
  (
    'id class dir lang title alt width height colspan rowspan scope headers span start reversed type value checked ' +
    'selected multiple placeholder rows cols size open hidden role slot part label align valign bgcolor color face ' +
    'border cellpadding cellspacing nowrap datetime'
  ).split(' '),
);

/** Attributes of SVG that lead elsewhere or run. */
const leadingAttribute = /^(on|href$|xlink:|src|style$|xml:base$)/iu;

/** Whether a name can be given to an element or attribute at all: a parser takes more than the document does. */
export function isPlainName(name: string): boolean {
  return /^[a-z][\w.-]*$/iu.test(name);
}

/** Whether an attribute may stand in the copy as it is. */
export function isPlainAttribute(name: string, isSvg: boolean): boolean {
  if (isSvg) return isPlainName(name) && !leadingAttribute.test(name);
  return plainAttributes.has(name) || /^(aria|data)-[\w.-]+$/u.test(name);
}

/** Whether the address of a picture holds the picture itself. */
export function holdsPicture(address: string): boolean {
  return /^data:image\/(png|jpe?g|gif|webp|avif|bmp|svg\+xml|(x-|vnd\.microsoft\.)icon)[;,]/iu.test(address);
}
