import { adapterFor } from '../registry.ts';
import type { Field, Reading } from '../contract.ts';
import { type NearCandidate, nearestTo } from './near-selector.ts';

/** How one row of an adapter's table fares on a page. */
export interface ExplainedRow {
  name: string;
  css: string;
  /** Month in which a real page was last seen with it. */
  seen: string;
  /** Matches in the whole page. */
  hits: number;
  /** Items that hold at least one. */
  itemsWithHit: number;
  /** Only where there was no hit. */
  candidates: NearCandidate[];
}

/** How often a field was found, and what was tried in vain. */
export interface ExplainedField {
  name: string;
  found: number;
  missing: number;
  required: boolean;
  /** Selectors and attributes that gave it. */
  via: string[];
  tried: string[];
}

export interface PageExplanation {
  site: string;
  version: number;
  url: string;
  items: number;
  kinds: string[];
  rows: ExplainedRow[];
  fields: ExplainedField[];
}

function fieldsOf(reading: Reading): Record<string, Field<string>> {
  const { author } = reading;
  return {
    itemId: reading.itemId,
    permalink: reading.permalink,
    'author.name': author.name,
    'author.handle': author.handle,
    'author.accountId': author.accountId,
    'author.profileUrl': author.profileUrl,
    postedAt: reading.postedAt,
    postedAtRaw: reading.postedAtRaw,
    decodedAt: reading.decodedAt,
    text: reading.text,
    signedInAs: reading.signedInAs,
  };
}

function explainFields(
  readings: readonly Reading[],
  required: (reading: Reading, name: string) => boolean,
): ExplainedField[] {
  const fields = new Map<string, ExplainedField>();
  for (const reading of readings) {
    for (const [name, field] of Object.entries(fieldsOf(reading))) {
      const known = fields.get(name) ?? { name, found: 0, missing: 0, required: false, via: [], tried: [] };
      fields.set(name, known);
      known.required ||= required(reading, name);
      if (field.state === 'found') {
        known.found += 1;
        if (!known.via.includes(field.via)) known.via.push(field.via);
      } else {
        known.missing += 1;
        for (const way of field.tried) if (!known.tried.includes(way)) known.tried.push(way);
      }
    }
  }
  return [...fields.values()];
}

/**
 * A structure probe for maintainers: which row of the adapter's table hits how often, what on the page is most
 * like a row that hits nothing, and which fields were found by what. Holds names of the page's markup.
 */
export function explainPage(document: Document, url: URL, roots: readonly ShadowRoot[] = []): PageExplanation {
  const adapter = adapterFor(url, document);
  const places = [document, ...roots];
  const elements = places.flatMap((root) => adapter.items(root, url));
  const readings = elements.map((element) => adapter.read(element, url));
  const hit = Object.values(adapter.selectors).flatMap(({ css }) =>
    document.querySelector(css) === null ? [] : [css],
  );
  const rows = Object.entries(adapter.selectors).map(([name, { css, seen }]): ExplainedRow => {
    const hits = places.reduce((sum, root) => sum + root.querySelectorAll(css).length, 0);
    const itemsWithHit = elements.filter(
      (element) => element.matches(css) || element.querySelector(css) !== null,
    ).length;
    return { name, css, seen, hits, itemsWithHit, candidates: hits === 0 ? nearestTo(css, document, hit) : [] };
  });
  const isRequired = (reading: Reading, name: string): boolean => {
    const asked: readonly string[] = adapter.required[reading.kind] ?? [];
    return asked.includes(name.split('.')[0] ?? name);
  };
  return {
    site: adapter.id,
    version: adapter.version,
    url: url.href,
    items: elements.length,
    kinds: [...new Set(readings.map(({ kind }) => kind))],
    rows,
    fields: explainFields(readings, isRequired),
  };
}

/** The explanation as lines for a terminal: dead rows first. */
export function explanationText(explanation: PageExplanation): string {
  const { site, version, url, items, kinds, rows, fields } = explanation;
  const lines = [
    `${site} (version ${version}) at ${url}: ${items} items${kinds.length === 0 ? '' : ` (${kinds.join(', ')})`}`,
    '',
    'Selectors',
  ];
  for (const row of rows.toSorted((a, b) => Math.sign(a.hits) - Math.sign(b.hits))) {
    lines.push(
      `  ${row.hits === 0 ? 'none' : String(row.hits).padStart(4)}  in ${row.itemsWithHit} items  ${row.name}  ${row.css}  (seen ${row.seen})`,
    );
    for (const { css, count } of row.candidates) lines.push(`          like: ${css} (${count})`);
  }
  lines.push('', 'Fields');
  for (const field of fields) {
    lines.push(
      `  ${field.found}/${field.found + field.missing}  ${field.name}${field.required ? ' (required)' : ''}  ${field.via.join(' | ')}`,
    );
    if (field.missing > 0 && field.tried.length > 0) lines.push(`          tried: ${field.tried.join(' | ')}`);
  }
  return `${lines.join('\n')}\n`;
}
