import { digestOf } from '../shared/canonical-json.ts';
import { momentNow } from '../shared/clock.ts';
import { DaybookError } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import { commit } from './commit.ts';
import { openContentKey, openJsonWith, sealJson } from './content-key.ts';
import { newContentSalt } from './content-salt.ts';
import { type NoteRow, recordDatabase } from './database.ts';
import { longestText } from './limits.ts';
import type { HappenedAt, Note } from './types.ts';
import { writtenBy } from './writer.ts';

export interface NoteInput {
  entryId: string;
  text: string;
  noticed: HappenedAt | null;
  corrects: string | null;
  apart?: boolean;
}

export async function openNote(row: NoteRow): Promise<Note> {
  return openJsonWith<Note>(await openContentKey(row.keyId), `note/${row.id}`, row.sealed);
}

/** Appends the person's words to an entry; nothing is ever written over. */
export async function addNote(input: NoteInput): Promise<Note> {
  if (input.text.trim() === '') throw new DaybookError('bad-input', 'no words');
  if (input.text.length > longestText) throw new DaybookError('text-too-long');
  const entry = await recordDatabase().entries.get(input.entryId);
  if (entry === undefined) throw new DaybookError('not-found', 'entry');
  return commit(async ({ key }) => {
    const note: Note = {
      id: newId(),
      entryId: input.entryId,
      text: input.text.toWellFormed(),
      writtenAt: momentNow(),
      noticed: input.noticed,
      corrects: input.corrects,
      ...writtenBy(),
      ...(input.apart ? { apart: true as const } : {}),
      salt: newContentSalt(),
    };
    const sealed = await sealJson(key, `note/${note.id}`, note);
    return {
      change: {
        journal: {
          kind: 'note-added',
          subject: { id: note.id, number: entry.number },
          content: await digestOf(note),
        },
        notes: [{ id: note.id, entryId: note.entryId, keyId: key.row.id, sealed }],
      },
      result: note,
    };
  });
}
