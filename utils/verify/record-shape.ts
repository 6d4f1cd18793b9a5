import * as v from 'valibot';
import { schemaNames, schemaVersion } from '../package/format.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { parseJson } from './parse-json.ts';
import type { Problems } from './problem-codes.ts';

const moment = v.looseObject({ utc: v.string(), offsetMinutes: v.number(), zone: v.string() });

const exhibit = v.looseObject({ id: v.string(), sizeBytes: v.number(), sha256: v.string() });

const recordEntry = v.looseObject({
  folder: v.string(),
  files: v.array(v.looseObject({ exhibit: v.string(), path: v.string() })),
  entry: v.looseObject({
    id: v.string(),
    number: v.number(),
    source: v.string(),
    site: v.string(),
    kind: v.string(),
    happened: v.looseObject({ from: v.nullable(v.string()) }),
    madeAt: moment,
    capture: v.nullable(v.looseObject({ state: v.string() })),
  }),
  exhibits: v.array(exhibit),
  withheld: v.optional(v.array(v.string()), []),
  notesApart: v.optional(v.array(v.string()), []),
  notes: v.array(v.looseObject({ id: v.string(), entryId: v.string(), text: v.string() })),
  // Where words or places were taken out: the journal's digests of what stood there, which nothing here can be held against.
  redaction: v.optional(
    v.looseObject({
      content: v.string(),
      notes: v.array(v.looseObject({ note: v.string(), content: v.string() })),
    }),
  ),
});

/** What the verifier needs of `record.json`; the digests in the journal cover the rest. */
export const recordShape = v.looseObject({
  schema: v.literal(schemaNames.record),
  schemaVersion: v.literal(schemaVersion),
  made: moment,
  recordId: v.string(),
  signingKey: v.string(),
  journal: v.looseObject({ lines: v.number(), head: v.string() }),
  entries: v.array(recordEntry),
  things: v.optional(v.array(v.looseObject({ id: v.string(), kind: v.string() })), []),
  redactedThings: v.optional(v.array(v.looseObject({ thing: v.string(), content: v.string() })), []),
  leftOut: v.array(v.looseObject({ id: v.string(), number: v.number() })),
});

export type RecordShape = v.InferOutput<typeof recordShape>;

/**
 * Whether the text is the one that the writer makes of this value: each part in canonical form, line breaks between them.
 * Where a name stands twice, readers differ in which they take.
 */
function isWrittenOnce(text: string, value: Record<string, unknown>): boolean {
  const whole = Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}:${canonicalJson(part)}`);
  return text.replaceAll('\n', '') === `{${whole.join(',')}}`;
}

/** `record.json` as far as it can be read; null where it is something else. What is odd about its form goes to `problems`. */
export function parseRecord(text: string, problems: Problems): RecordShape | null {
  try {
    const value = parseJson(text);
    const parsed = v.safeParse(recordShape, value);
    if (!parsed.success) return null;
    if (!isWrittenOnce(text, value as Record<string, unknown>)) problems.add('two-readings', 'record.json');
    return parsed.output;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
