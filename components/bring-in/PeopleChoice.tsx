import type { ConversationSurvey } from '../../utils/import/survey-facts.ts';
import { t } from '../words.ts';
import { type SourceDraft, peopleOf } from './source-draft.ts';

interface Props {
  draft: SourceDraft;
  conversations: readonly ConversationSurvey[];
  onChange: (part: Partial<SourceDraft>) => void;
}

const mostShown = 200;

function toggled(set: ReadonlySet<string>, key: string, into: boolean): Set<string> {
  const next = new Set(set);
  if (into) next.add(key);
  else next.delete(key);
  return next;
}

/** Whose messages are wanted, and which of these people is the person themself. */
export function PeopleChoice({ draft, conversations, onChange }: Props) {
  const people = peopleOf(conversations, draft.conversations);
  const nobodyIsMe = people.every(({ key }) => !draft.me.has(key));
  return (
    <fieldset class="stack stack-tight wide">
      <legend>{t('import_people')}</legend>
      <p class="soft small">{t('import_people_hint')}</p>
      {nobodyIsMe ? <p class="small bring-ask">{t('import_who_is_me')}</p> : null}
      <ul class="bring-list bring-people">
        {people.slice(0, mostShown).map(({ key, sign, count }) => {
          const name = sign.name ?? sign.handle ?? sign.accountId ?? (sign.own === true ? t('import_me') : key);
          const rest = [sign.handle, sign.accountId].filter((part) => part !== null && part !== name).join(' · ');
          return (
            <li class="bring-person" key={key}>
              <label class="choice">
                <input
                  type="checkbox"
                  checked={!draft.leftOut.has(key)}
                  onChange={(event) => onChange({ leftOut: toggled(draft.leftOut, key, !event.currentTarget.checked) })}
                />
                <span>
                  <bdi>{name}</bdi> <span class="soft small figures">{count.toLocaleString()}</span>
                  {rest === '' ? null : (
                    <span class="soft small">
                      <br />
                      <bdi>{rest}</bdi>
                    </span>
                  )}
                </span>
              </label>
              <label class="choice bring-me">
                <input
                  type="checkbox"
                  aria-label={t('import_is_me', name)}
                  checked={draft.me.has(key)}
                  onChange={(event) => onChange({ me: toggled(draft.me, key, event.currentTarget.checked) })}
                />
                <span class="small">{t('import_me')}</span>
              </label>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
