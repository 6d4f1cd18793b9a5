import { useState } from 'preact/hooks';
import type { Note } from '../../utils/record/types.ts';
import { Button } from '../design/Button.tsx';
import { Icon } from '../design/Icon.tsx';
import { useWayBack } from '../things/use-way-back.ts';
import { sayHappened } from '../time/say-happened.ts';
import { sayDayTime } from '../time/say-time.ts';
import { TimeText } from '../time/TimeText.tsx';
import { t } from '../words.ts';
import { NoteForm } from './NoteForm.tsx';
import './notes.css';

interface Props {
  entryId: string;
  notes: readonly Note[];
}

/** What is being written: a new note, or a correction of the one named. */
type Writing = { corrects: Note | null } | null;

/** The person's words on an entry. They are added to, never changed, so that what was written when stays plain. */
export function NotesSection({ entryId, notes }: Props) {
  const [writing, setWriting] = useState<Writing>(null);
  const [section, goBackTo] = useWayBack();
  const noteOf = new Map(notes.map((note) => [note.id, note]));
  return (
    <section ref={section} class="stack wide" aria-labelledby="notes">
      <h2 id="notes">{t('entry_notes')}</h2>
      <ol class="notes">
        {notes.map((note) => {
          const later = notes.find(({ corrects }) => corrects === note.id);
          const corrected = note.corrects === null ? undefined : noteOf.get(note.corrects);
          return (
            <li key={note.id} class="note">
              <p class="soft small">
                {t('note_written')} <TimeText utc={note.writtenAt.utc} />
                {note.noticed === null ? '' : ` · ${t('note_noticed', sayHappened(note.noticed))}`}
                {note.by === undefined ? '' : ` · ${t('written_by', note.by)}`}
                {note.apart ? ` · ${t('note_is_apart')}` : ''}
                {later === undefined ? '' : ` · ${t('note_edited', sayDayTime(later.writtenAt.utc))}`}
                {corrected === undefined ? '' : ` · ${t('note_corrects', sayDayTime(corrected.writtenAt.utc))}`}
              </p>
              <p class="note-text" dir="auto">
                {note.text}
              </p>
              <Button
                kind="plain"
                aria-label={t('note_correct_what', sayDayTime(note.writtenAt.utc))}
                onClick={() => setWriting({ corrects: note })}
              >
                {t('note_correct')}
              </Button>
            </li>
          );
        })}
      </ol>
      {writing === null ? (
        <Button data-thing="new" onClick={() => setWriting({ corrects: null })}>
          <Icon name="plus" />
          {t('note_add')}
        </Button>
      ) : (
        <NoteForm
          key={writing.corrects?.id ?? 'new'}
          entryId={entryId}
          corrects={writing.corrects}
          onDone={() => {
            setWriting(null);
            goBackTo(null);
          }}
        />
      )}
    </section>
  );
}
