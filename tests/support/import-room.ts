import { vi } from 'vitest';
import type { ImportFile } from '../../utils/import/import-file.ts';
import type { ConversationSurvey } from '../../utils/import/survey-facts.ts';
import { dropDatabases } from './record-room.ts';

/** Import and record anew, over an empty profile. */
export async function openImportRoom() {
  vi.resetModules();
  await dropDatabases();
  return {
    keep: await import('../../utils/import/keep-import.ts'),
    writer: await import('../../utils/record/import-writer.ts'),
    look: await import('../../utils/import/look.ts'),
    survey: await import('../../utils/import/survey.ts'),
    wall: await import('../../utils/import/wall-clock.ts'),
    entries: await import('../../utils/record/entries.ts'),
    exhibits: await import('../../utils/record/exhibits.ts'),
    journal: await import('../../utils/record/journal.ts'),
    summaries: await import('../../utils/record/summaries.ts'),
    database: await import('../../utils/record/database.ts'),
    check: await import('../../utils/record/check-record.ts'),
    facts: await import('../../utils/pattern/entry-facts.ts'),
    pattern: await import('../../utils/pattern/pattern.ts'),
  };
}

/** A file as a person gives it. */
export function givenAs(path: string, content: BlobPart | Uint8Array, modifiedAt = 0): ImportFile {
  const blob = new Blob([content as BlobPart]);
  return {
    path,
    sizeBytes: blob.size,
    modifiedAt: modifiedAt || null,
    archive: null,
    blob,
    stream: async function* () {
      for await (const piece of blob.stream()) yield piece as Uint8Array<ArrayBuffer>;
    },
  };
}

/** Everything of every conversation; own is who the export says is. */
export function everything(conversations: readonly ConversationSurvey[]) {
  const people = conversations.flatMap((one) => one.people);
  return {
    conversations: new Set(conversations.map(({ key }) => key)),
    leftOut: new Set<string>(),
    me: new Set(people.filter(({ sign }) => sign.own === true).map(({ key }) => key)),
    fromDay: null,
    toDay: null,
  };
}
