import { schemaNames, schemaVersion } from './format.ts';

const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const digest = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const salt = {
  type: 'string',
  description:
    'Random; the digest in the journal covers it, so that nobody can guess a short text that is not here. Absent in what was written before 2026-11-26, and where words were taken out.',
} as const;
const texts = { type: 'array', items: text };
const moment = {
  type: 'object',
  description:
    'A moment as the device told it: UTC, offset in minutes, IANA zone, milliseconds of the monotonic clock.',
  required: ['utc', 'offsetMinutes', 'zone', 'monotonicMs'],
  properties: { utc: text, offsetMinutes: { type: 'integer' }, zone: text, monotonicMs: { type: 'number' } },
};
const happened = {
  type: 'object',
  required: ['from', 'to', 'precision', 'words'],
  properties: {
    from: textOrNull,
    to: textOrNull,
    precision: { enum: ['exact', 'minute', 'day', 'month', 'year', 'words'] },
    words: textOrNull,
  },
};

/** JSON Schema of `record.json`; stands beside it, so that it can be read without us. */
export const recordSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: schemaNames.record,
  description: `Version ${schemaVersion}. All of a record that was chosen for a package. Times are UTC, ISO 8601. Unknown properties may follow in later versions.`,
  type: 'object',
  required: [
    'schema',
    'schemaVersion',
    'software',
    'recordId',
    'made',
    'zone',
    'signingKey',
    'journal',
    'entries',
    'leftOut',
  ],
  properties: {
    schema: { const: schemaNames.record },
    schemaVersion: { const: schemaVersion },
    software: { type: 'object', required: ['name', 'version', 'build'] },
    recordId: text,
    made: moment,
    zone: { ...text, description: 'IANA zone in which the report tells times.' },
    signingKey: { ...digest, description: 'SHA-256 of the DER of the key that signs the package.' },
    journal: {
      type: 'object',
      required: ['lines', 'head'],
      properties: { lines: { type: 'integer' }, head: digest },
    },
    entries: {
      type: 'array',
      items: {
        type: 'object',
        required: ['folder', 'files', 'entry', 'exhibits', 'notes'],
        properties: {
          folder: { ...text, description: 'Folder of the bag that holds the files of this entry.' },
          files: {
            type: 'array',
            items: { type: 'object', required: ['exhibit', 'path'], properties: { exhibit: text, path: text } },
          },
          entry: {
            type: 'object',
            required: [
              'id',
              'number',
              'source',
              'kind',
              'site',
              'madeAt',
              'happened',
              'who',
              'where',
              'words',
              'capture',
            ],
            properties: {
              id: text,
              number: { type: 'integer', minimum: 1 },
              source: { enum: ['capture', 'offline', 'import'] },
              kind: text,
              site: text,
              madeAt: moment,
              happened,
              who: textOrNull,
              where: textOrNull,
              words: textOrNull,
              capture: { type: ['object', 'null'] },
              salt,
            },
          },
          exhibits: {
            type: 'array',
            items: {
              type: 'object',
              required: [
                'id',
                'entryId',
                'role',
                'fileName',
                'mediaType',
                'sizeBytes',
                'sha256',
                'takenAt',
                'parents',
                'madeBy',
              ],
              properties: {
                id: text,
                entryId: text,
                role: text,
                fileName: text,
                mediaType: text,
                sizeBytes: { type: 'integer', minimum: 0 },
                sha256: digest,
                takenAt: moment,
                parents: texts,
                madeBy: text,
                source: textOrNull,
              },
            },
          },
          withheld: {
            ...texts,
            description:
              'Ids of exhibits whose bytes are handed to nobody, because they show something private or someone young: what they were stands in exhibits.',
          },
          redaction: {
            type: 'object',
            description:
              'Where something was taken out of this entry before it was handed over: the digests that the journal has of entry and notes as they were, pictures painted over, exhibits that are not here.',
            required: ['content', 'words', 'painted', 'withheld', 'notes'],
            properties: { content: digest, words: { type: 'boolean' } },
          },
          notesApart: {
            type: 'array',
            description:
              'Ids of notes of this entry that their writer meant for a lawyer or adviser alone: they are not here.',
            items: text,
          },
          notes: {
            type: 'array',
            items: {
              type: 'object',
              required: ['id', 'entryId', 'text', 'writtenAt', 'noticed', 'corrects'],
              properties: { id: text, entryId: text, text, writtenAt: moment, corrects: textOrNull, salt },
            },
          },
        },
      },
    },
    things: {
      type: 'array',
      description:
        'What the person wrote around the entries, as it stands: people, contacts, orders, effects, flags … `about` is the id of an entry, or the `root` of another thing. The journal has the digest of each.',
      items: {
        type: 'object',
        required: ['id', 'kind', 'about', 'root', 'writtenAt', 'body'],
        properties: {
          id: text,
          kind: text,
          about: textOrNull,
          root: text,
          writtenAt: moment,
          body: { type: 'object' },
          salt,
        },
      },
    },
    redactedThings: {
      type: 'array',
      description: 'Things of which words were taken out, with the digest that the journal has of each as it was.',
      items: { type: 'object', required: ['thing', 'content'], properties: { thing: text, content: digest } },
    },
    leftOut: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'number', 'kind', 'at'],
        properties: { id: text, number: { type: 'integer' }, kind: text, at: text },
      },
    },
  },
} as const;
