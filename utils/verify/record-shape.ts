import * as v from 'valibot';
import { schemaNames, schemaVersion } from '../package/format.ts';

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

/** `record.json` as far as it can be read; null where it is something else. */
export function parseRecord(text: string): RecordShape | null {
  try {
    const parsed = v.safeParse(recordShape, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
