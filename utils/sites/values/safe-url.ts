import { dropParameters } from './url-parameters.ts';

/** Longer addresses than any browser follows are no addresses. */
const longest = 8192;

/** Parameters that only say how somebody came to the page. */
const tracking =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|igsh|igshid|ig_rid|mc_[ce]id|ref_src|ref_url|__cft__(?:\[\d+\])?|__tn__|__xts__.*|_rdr|_rdc|si|feature|share_id|trk|trackingId|lipi|rcm|xmt|hc_ref|fref|mibextid|rdid|share_url|is_from_webapp|sender_device|web_id)$/u;

/** Copies of archives put their own address in front of the page's. */
const archived = /^(?:(?:https?:)?\/\/web\.archive\.org)?\/web\/\d{8,14}(?:[a-z]{2}_)?\/(https?:\/\/.*)$/su;

/** Parsed once: to ask first whether it can be would cost as much again, a hundred times an item. */
function urlOf(text: string, base: URL): URL | null {
  try {
    return new URL(text, base.href);
  } catch (cause) {
    if (cause instanceof TypeError) return null;
    throw cause;
  }
}

function parse(href: string | null | undefined, base: URL): URL | null {
  if (href === null || href === undefined || href === '' || href.length > longest) return null;
  const bare = archived.exec(href)?.[1] ?? href;
  const url = urlOf(bare, base);
  if (url === null) return null;
  // a name before the host leads nowhere else; it is there to make one host look like another
  url.username = '';
  url.password = '';
  return url;
}

/** An absolute http(s) address, or null: never `javascript:`, `data:` or the like. */
export function webUrl(href: string | null | undefined, base: URL): URL | null {
  const url = parse(href, base);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null;
}

/** Like {@link webUrl}, as text and without what follows people around. */
export function cleanUrl(href: string | null | undefined, base: URL): string | null {
  const url = webUrl(href, base);
  if (url === null) return null;
  dropParameters(url, (name) => tracking.test(name));
  return url.href;
}

/** Only scheme, host and path, without query and fragment. */
export function pathUrl(href: string | null | undefined, base: URL): string | null {
  const url = webUrl(href, base);
  return url === null ? null : url.origin + url.pathname;
}

/** Address of a medium: web addresses made absolute, `blob:` and `data:` as they stand (`data:` cut to what names it). */
export function mediaUrl(src: string | null | undefined, base: URL): string | null {
  if (src === null || src === undefined || src === '') return null;
  if (src.startsWith('data:')) return src.length > 200 ? `${src.slice(0, 100)}…` : src;
  if (src.startsWith('blob:')) return src.slice(0, longest);
  return webUrl(src, base)?.href ?? null;
}

/** A part of an address, decoded; as it stands where it is no valid encoding: a per cent sign may stand for itself. */
export function decodedPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (cause) {
    if (cause instanceof URIError) return part;
    throw cause;
  }
}

/** Decoded segments of a path, without empty ones. */
export function pathParts(url: URL): string[] {
  return url.pathname
    .split('/')
    .filter((part) => part !== '')
    .map(decodedPart);
}
