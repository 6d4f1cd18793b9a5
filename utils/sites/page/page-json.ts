/** A JSON value of a page: anybody's, so nothing about it is certain. */
export type PageJson = null | boolean | number | string | PageJson[] | { [key: string]: PageJson };

/** Larger blocks are not worth the person's waiting. */
const largest = 5_000_000;

/** Lists in lists further down than this are there to exhaust whoever follows them. */
const deepest = 20;

/** What a script element of JSON holds; null where it is no JSON. */
export function parseJson(text: string): PageJson {
  if (text.length > largest) return null;
  try {
    return JSON.parse(text) as PageJson;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}

/** A member of an object, null where there is none. */
export function member(value: PageJson | undefined, ...path: (string | number)[]): PageJson {
  let at: PageJson | undefined = value;
  for (const key of path) {
    if (at === null || at === undefined || typeof at !== 'object') return null;
    at = Array.isArray(at) ? at[Number(key)] : Object.hasOwn(at, key) ? at[key] : null;
  }
  return at ?? null;
}

/** A non-empty text or number as text, else null. */
export function textMember(value: PageJson | undefined, ...path: (string | number)[]): string | null {
  const at = member(value, ...path);
  if (typeof at === 'number') return String(at);
  return typeof at === 'string' && at !== '' ? at : null;
}

/** All JSON-LD objects of a page, those of `@graph` and lists too, in order. */
export function linkedData(document: Document): { [key: string]: PageJson }[] {
  const found: { [key: string]: PageJson }[] = [];
  const take = (value: PageJson, depth = 0): void => {
    if (depth > deepest) return;
    if (Array.isArray(value)) for (const one of value) take(one, depth + 1);
    else if (value !== null && typeof value === 'object') {
      found.push(value);
      if (value['@graph'] !== undefined) take(value['@graph'], depth + 1);
    }
  };
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    take(parseJson(script.textContent));
  }
  return found;
}

/** Whether a JSON-LD object is of one of the types. */
export function isOfType(value: PageJson | undefined, types: readonly string[]): boolean {
  const type = member(value, '@type');
  return (Array.isArray(type) ? type : [type]).some((one) => typeof one === 'string' && types.includes(one));
}
