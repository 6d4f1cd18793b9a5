import { useEffect, useRef, useState } from 'preact/hooks';
import { addNote } from '../../utils/record/notes.ts';
import type { HappenedAt, Note } from '../../utils/record/types.ts';
import { useAction } from '../data/use-action.ts';
import { useDraft } from '../data/use-draft.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { focusFirstError } from '../design/focus-first-error.ts';
import { Field } from '../design/Field.tsx';
import { HappenedFields } from '../happened/HappenedFields.tsx';
import { type HappenedDraft, happenedFromDraft, todayDraft } from '../happened/happened-draft.ts';
import { sayDayTime } from '../time/say-time.ts';
import { t } from '../words.ts';

interface Props {
  entryId: string;
  /** The note that this one puts right, which itself stays as it is. */
  corrects: Note | null;
  onDone: () => void;
}

/** Writes one more note; when the person noticed what it tells of may be said, and need not be. */
export function NoteForm({ entryId, corrects, onDone }: Props) {
  const [{ text, noticed, apart }, put, clear] = useDraft<{
    text: string;
    noticed: HappenedDraft | null;
    apart: boolean;
  }>(`note/${entryId}/${corrects?.id ?? ''}`, () => ({ text: '', noticed: null, apart: corrects?.apart === true }));
  const [errors, setErrors] = useState<{ text: string | null; noticed: string | null }>({ text: null, noticed: null });
  const area = useRef<HTMLTextAreaElement>(null);
  const keeping = useAction(async (when: HappenedAt | null) => {
    await addNote({ entryId, text, noticed: when, corrects: corrects?.id ?? null, apart });
  });
  const end = () => {
    clear();
    onDone();
  };
  useEffect(() => area.current?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    const when = noticed === null ? { ok: true as const, value: null } : happenedFromDraft(noticed, new Date());
    const textError = text.trim() === '' ? t('note_empty') : null;
    setErrors({ text: textError, noticed: when.ok ? null : t(`happened_${when.problem}`) });
    if (textError !== null || !when.ok) {
      focusFirstError(event.currentTarget);
      return;
    }
    if (await keeping.run(when.value)) end();
  };
  return (
    <form class="stack wide" autocomplete="off" onSubmit={submit} noValidate>
      {corrects === null ? null : <p class="soft">{t('note_corrects', sayDayTime(corrects.writtenAt.utc))}</p>}
      <Field label={t('note_text')} hint={t('note_text_hint')} error={errors.text}>
        {(control) => (
          <textarea
            {...control}
            ref={area}
            class="input"
            dir="auto"
            value={text}
            onInput={(event) => put({ text: event.currentTarget.value })}
          />
        )}
      </Field>
      <label class="choice">
        <input
          type="checkbox"
          checked={noticed !== null}
          onChange={(event) => put({ noticed: event.currentTarget.checked ? todayDraft(new Date()) : null })}
        />
        <span>{t('note_say_noticed')}</span>
      </label>
      {noticed === null ? null : (
        <HappenedFields
          legend={t('note_noticed_when')}
          draft={noticed}
          error={errors.noticed}
          onChange={(next) => put({ noticed: next })}
        />
      )}
      {/* what puts a note right that goes into no package goes into none either */}
      <label class="choice">
        <input
          type="checkbox"
          checked={apart}
          disabled={corrects?.apart === true}
          onChange={(event) => put({ apart: event.currentTarget.checked })}
        />
        <span>{t('note_apart')}</span>
      </label>
      {keeping.failure === null ? null : <ErrorNotice failure={keeping.failure} />}
      <div class="row">
        <Button kind="primary" type="submit" busy={keeping.busy}>
          {t('note_keep')}
        </Button>
        <Button kind="plain" onClick={end}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
