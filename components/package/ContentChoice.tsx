import { type ThingGroup, thingGroupNames } from '../../utils/package/package-things.ts';
import { reportLanguages } from '../../utils/report/report-words.ts';
import { Field } from '../design/Field.tsx';
import { t } from '../words.ts';
import { languageNames, type PackageChoice } from './package-choice.ts';

interface Props {
  choice: PackageChoice;
  onChange: (part: Partial<PackageChoice>) => void;
}

/** Keys of `ReportWords.asks`. */
const askNames = ['course', 'preserve', 'protect', 'contact', 'remove', 'keep', 'advise'] as const;

const looks = ['shown', 'blurred', 'none'] as const;

function toggled<T>(set: ReadonlySet<T>, value: T, into: boolean): ReadonlySet<T> {
  return into ? new Set([...set, value]) : new Set([...set].filter((one) => one !== value));
}

/** What goes in beside the entries, how pictures stand in the report, its language, and what is asked of the reader. */
export function ContentChoice({ choice, onChange }: Props) {
  return (
    <details class="wide">
      <summary>{t('content_more')}</summary>
      <div class="stack stack-loose wide">
        <fieldset class="stack stack-tight wide">
          <legend>{t('content_groups')}</legend>
          {thingGroupNames.map((group: ThingGroup) => (
            <label key={group} class="choice">
              <input
                type="checkbox"
                checked={choice.groups.has(group)}
                onChange={(event) => onChange({ groups: toggled(choice.groups, group, event.currentTarget.checked) })}
              />
              <span>{t(`content_group_${group}`)}</span>
            </label>
          ))}
          <p class="soft small">{t('content_never')}</p>
        </fieldset>
        <div class="fields">
          <Field label={t('content_pictures')}>
            {(control) => (
              <select
                {...control}
                class="input input-short"
                value={choice.pictures}
                onChange={(event) => {
                  const pictures = looks.find((look) => look === event.currentTarget.value);
                  if (pictures) onChange({ pictures });
                }}
              >
                {looks.map((look) => (
                  <option key={look} value={look}>
                    {t(`content_pictures_${look}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('content_language')} hint={t('content_language_hint')}>
            {(control) => (
              <select
                {...control}
                class="input input-short"
                value={choice.language}
                onChange={(event) => onChange({ language: event.currentTarget.value })}
              >
                {reportLanguages.map((tag) => (
                  <option key={tag} value={tag} lang={tag}>
                    {languageNames[tag]}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <fieldset class="stack stack-tight wide">
          <legend>{t('content_asks')}</legend>
          {askNames.map((name) => (
            <label key={name} class="choice">
              <input
                type="checkbox"
                checked={choice.asks.has(name)}
                onChange={(event) => onChange({ asks: toggled(choice.asks, name, event.currentTarget.checked) })}
              />
              <span>{t(`content_ask_${name}`)}</span>
            </label>
          ))}
        </fieldset>
      </div>
    </details>
  );
}
