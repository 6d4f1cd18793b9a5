import { useState } from 'preact/hooks';
import type { ConversationSurvey } from '../../utils/import/survey-facts.ts';
import { Field } from '../design/Field.tsx';
import { sayDay } from '../time/say-time.ts';
import { t, tCount } from '../words.ts';
import type { SourceDraft } from './source-draft.ts';

interface Props {
  draft: SourceDraft;
  conversations: readonly ConversationSurvey[];
  onChange: (part: Partial<SourceDraft>) => void;
}

/** So many are shown at once; the search finds the others. */
const mostShown = 100;

/** A conversation as a person knows it: its name, or who is in it. */
function shownName(conversation: ConversationSurvey): string {
  if (conversation.name !== null) return conversation.name;
  const others = conversation.people.filter(({ sign }) => sign.own !== true);
  const names = others.map(({ sign }) => sign.name ?? sign.handle ?? sign.accountId ?? '').filter(Boolean);
  return names.slice(0, 4).join(', ') || conversation.key;
}

function spanOf({ first, last }: ConversationSurvey): string {
  const [from, to] = [sayDay(new Date(first).toISOString()), sayDay(new Date(last).toISOString())];
  return from === to ? from : t('import_days', from, to);
}

/** Which conversations are wanted: one is wanted as it is, of several the person chooses. */
export function ConversationChoice({ draft, conversations, onChange }: Props) {
  const [sought, setSought] = useState('');
  const found = conversations.filter((one) => shownName(one).toLocaleLowerCase().includes(sought.toLocaleLowerCase()));
  const toggle = (key: string, into: boolean) => {
    const chosen = new Set(draft.conversations);
    if (into) chosen.add(key);
    else chosen.delete(key);
    onChange({ conversations: chosen });
  };
  return (
    <fieldset class="stack stack-tight wide">
      <legend>{tCount('import_conversations', conversations.length)}</legend>
      {conversations.length > 8 ? (
        <Field label={t('import_find')}>
          {(control) => (
            <input
              {...control}
              class="input"
              type="search"
              autocomplete="off"
              dir="auto"
              value={sought}
              onInput={(event) => setSought(event.currentTarget.value)}
            />
          )}
        </Field>
      ) : null}
      <div class="bring-list" tabIndex={0} role="group" aria-label={t('import_conversations_label')}>
        {found.slice(0, mostShown).map((one) => (
          <label class="choice" key={one.key}>
            <input
              type="checkbox"
              checked={draft.conversations.has(one.key)}
              onChange={(event) => toggle(one.key, event.currentTarget.checked)}
            />
            <span>
              <b>
                <bdi>{shownName(one)}</bdi>
              </b>
              <br />
              <span class="soft small figures">
                {tCount('import_messages', one.count)} · {spanOf(one)}
                {one.files > 0 ? ` · ${t('import_files', one.files, one.files - one.filesMissing)}` : ''}
              </span>
            </span>
          </label>
        ))}
      </div>
      {found.length > mostShown ? <p class="soft small">{t('import_more', found.length - mostShown)}</p> : null}
    </fieldset>
  );
}
