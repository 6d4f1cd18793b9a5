import * as v from 'valibot';

/** How well an item was checked: `product-rule` is our own rule and no law. */
const confidence = v.picklist(['verified', 'corroborated', 'unchecked', 'product-rule']);
const text = v.pipe(v.string(), v.nonEmpty());
const day = v.pipe(v.string(), v.isoDate());
const sources = v.array(text);
const item = { id: text, text, source: sources, confidence };

const element = v.strictObject({ id: text, text, helpfulEvidence: v.array(text) });

const offence = v.strictObject({
  id: text,
  name: text,
  statute: text,
  section: text,
  status: text,
  modeOfTrial: v.nullable(v.string()),
  elements: v.pipe(v.array(element), v.minLength(1)),
  defencesToAnticipate: v.array(text),
  maxPenalty: v.nullable(v.string()),
  timeLimit: v.nullable(v.string()),
  notes: v.array(text),
  uncertain: v.array(text),
  source: sources,
  confidence,
  lastChecked: v.nullable(day),
});

/** One jurisdiction's law as data: what is asked, where it stands, and how well that was checked. */
export const lawPackSchema = v.strictObject({
  schemaVersion: v.literal(1),
  checked: day,
  id: text,
  name: text,
  completeness: text,
  lawAsOf: day,
  concepts: v.array(v.strictObject(item)),
  captureHazards: v.array(v.strictObject(item)),
  offences: v.pipe(v.array(offence), v.minLength(1)),
  ordersAndNotices: v.array(v.strictObject({ ...item, name: text })),
  victimRights: v.array(v.strictObject({ ...item, name: text })),
  notes: v.array(text),
});

export type LawPack = v.InferOutput<typeof lawPackSchema>;
export type Offence = LawPack['offences'][number];
export type LawElement = Offence['elements'][number];
export type Confidence = Offence['confidence'];

/** Who to turn to in one jurisdiction. */
export const supportSchema = v.strictObject({
  schemaVersion: v.literal(1),
  checked: day,
  id: text,
  name: text,
  emergency: v.strictObject({
    number: text,
    silent: v.optional(text),
    text: v.optional(text),
    source: sources,
    confidence,
  }),
  services: v.array(
    v.strictObject({
      id: text,
      name: text,
      kind: text,
      url: v.nullable(v.pipe(v.string(), v.url())),
      phone: v.nullable(text),
      phoneStatus: v.picklist(['seen-on-a-page', 'unverified', 'none']),
      hours: v.nullable(text),
      whoFor: v.string(),
      whatTheyDo: v.string(),
      canActAsAdvocate: v.optional(v.nullable(v.boolean())),
      notes: v.string(),
      source: sources,
      confidence,
      lastChecked: v.nullable(day),
    }),
  ),
});

export type Support = v.InferOutput<typeof supportSchema>;
export type SupportService = Support['services'][number];
