/** What on a page looks most like something that a selector asks for in vain. */
export interface NearCandidate {
  /** As a selector: `[data-testid="tweet-text"]`, `.status__body`. */
  css: string;
  count: number;
}

interface Asked {
  attribute: string;
  value: string;
}

/** Attributes and classes that a selector names; `:has(…)` and the like count too. */
function askedBy(css: string): Asked[] {
  const attributes = [...css.matchAll(/\[([\w-]+)[~|^$*]?="?([^"\]]+)"?\]/gu)].map(
    ([, attribute = '', value = '']) => ({ attribute, value }),
  );
  const classes = [...css.replace(/\[[^\]]*\]/gu, '').matchAll(/\.([A-Za-z_][\w-]*)/gu)].map(([, value = '']) => ({
    attribute: 'class',
    value,
  }));
  const tags = [...css.replace(/\[[^\]]*\]/gu, '').matchAll(/(?:^|[\s>+~,])([a-z]+-[a-z-]+)/gu)].map(
    ([, value = '']) => ({ attribute: 'tag', value }),
  );
  return [...attributes, ...classes, ...tags].filter(({ value }) => value.length > 2);
}

/** Pieces of a name: `tweet-text-show` and `tweetTextShow` have the same. */
function piecesOf(name: string): Set<string> {
  const parts = name
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/u);
  return new Set(parts.filter((part) => part.length > 2));
}

/** 0 to 1: how many pieces two names share. */
function likeness(a: string, b: string): number {
  const one = piecesOf(a);
  const two = piecesOf(b);
  const shared = [...one].filter((piece) => two.has(piece)).length;
  return one.size + two.size === 0 ? 0 : (2 * shared) / (one.size + two.size);
}

function valuesOf(element: Element, attribute: string): string[] {
  if (attribute === 'class') return [...element.classList];
  if (attribute === 'tag') return [element.localName];
  const value = element.getAttribute(attribute);
  return value === null || value.length > 100 ? [] : [value];
}

function asCss(attribute: string, value: string): string {
  if (attribute === 'tag') return value;
  return attribute === 'class' ? `.${value}` : `[${attribute}="${value}"]`;
}

/** At most five names on the page that share pieces with what the selector asks for, most alike first; `known` names are other rows'. */
export function nearestTo(css: string, root: Document | ShadowRoot, known: readonly string[] = []): NearCandidate[] {
  const taken = new Set(
    known.flatMap((other) => askedBy(other).map(({ attribute, value }) => asCss(attribute, value))),
  );
  const scores = new Map<string, { score: number; count: number }>();
  for (const { attribute, value } of askedBy(css)) {
    const pool = attribute === 'class' || attribute === 'tag' ? '*' : `[${attribute}]`;
    for (const element of root.querySelectorAll(pool)) {
      for (const other of valuesOf(element, attribute)) {
        const key = asCss(attribute, other);
        const earlier = scores.get(key);
        if (earlier !== undefined) earlier.count += 1;
        else scores.set(key, { score: likeness(value, other), count: 1 });
      }
    }
  }
  return [...scores]
    .filter(([name, { score }]) => score >= 0.3 && !taken.has(name))
    .toSorted(([, a], [, b]) => b.score - a.score || b.count - a.count)
    .slice(0, 5)
    .map(([name, { count }]) => ({ css: name, count }));
}
