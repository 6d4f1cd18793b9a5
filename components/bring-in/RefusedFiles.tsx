import type { Looked } from '../../utils/import/look.ts';
import { Notice } from '../design/Notice.tsx';
import { errorWords, t, tCount } from '../words.ts';

/** So many are named one by one. */
const mostShown = 50;

/** Files that are not brought in, each with the reason. */
export function RefusedFiles({ refused }: { refused: Looked['refused'] }) {
  return (
    <Notice title={tCount('import_refused', refused.length)}>
      <ul class="stack stack-tight bring-refused">
        {refused.slice(0, mostShown).map(({ name, failure }) => (
          <li key={name} data-code={failure.code}>
            <bdi class="bring-name">{name}</bdi>
            <br />
            <span class="soft">{errorWords(failure.code)}</span>
          </li>
        ))}
      </ul>
      {refused.length > mostShown ? <p class="soft">{t('import_more', refused.length - mostShown)}</p> : null}
    </Notice>
  );
}
