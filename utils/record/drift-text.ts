import type { CaptureFacts, KeptField, KeptReading } from './types.ts';

/** Of each thing that a capture must have: the fields of the reading that may give it. */
const fieldsOf: Readonly<Record<string, (reading: KeptReading) => KeptField[]>> = {
  author: ({ author }) => [author.name, author.handle, author.accountId],
  postedAt: ({ postedAt, decodedAt }) => [postedAt, decodedAt],
  permalink: ({ permalink }) => [permalink],
  text: ({ text }) => [text],
};

/**
 * What a person may send to the maintainers where a platform's page was not read whole: adapter, version, and the names
 * of ours that were tried in vain; no address, no words, no account. Null where nothing was missing, or where no
 * adapter of a platform read the page.
 */
export function driftText({ adapter, reading, issues }: CaptureFacts): string | null {
  const missing = issues.find(({ code }) => code === 'fields-missing')?.missing ?? [];
  if (adapter === null || adapter.id === 'web' || reading === null || missing.length === 0) return null;
  const lines = missing.map((name) => {
    const tried = (fieldsOf[name]?.(reading) ?? []).flatMap((field) => (field.state === 'missing' ? field.tried : []));
    return `${name}: ${tried.length === 0 ? 'nothing to try' : tried.join(' | ')}`;
  });
  return [
    'Daybook could not read all of a page.',
    `adapter: ${adapter.id}, version ${adapter.version}`,
    `kind: ${reading.kind}`,
    ...lines,
    '',
  ].join('\n');
}
