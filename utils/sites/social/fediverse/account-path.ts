import { pathParts, webUrl } from '../../values/safe-url.ts';

/** `name` or `name@server` of a link to `/@name` or `/@name@server`, and of what lies below it; null for other links. */
export function handleOfPath(href: string | null | undefined, base: URL): string | null {
  const url = webUrl(href, base);
  const [person] = url?.host === base.host ? pathParts(url) : [];
  return person !== undefined && /^@[^@\s]{1,200}(?:@[^@\s]{1,200})?$/u.test(person) ? person.slice(1) : null;
}
