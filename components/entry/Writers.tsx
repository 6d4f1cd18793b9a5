import type { ImportedWriter } from '../../utils/record/types.ts';
import { t } from '../words.ts';

function nameOf({ name, handle, accountId, own }: Omit<ImportedWriter, 'seconds'>): string {
  const known = name ?? handle ?? accountId ?? '';
  return own ? t('imported_own', known) : known;
}

/** Who wrote how much of a conversation: a row of a list of facts. `seconds` has one place for each message. */
export function Writers({
  writers,
}: {
  writers: readonly (Omit<ImportedWriter, 'seconds'> & { seconds: unknown[] })[];
}) {
  return (
    <div>
      <dt>{t('imported_writers')}</dt>
      {writers.map((writer, at) => (
        <dd key={at} class="figures">
          <bdi>{t('imported_writer', nameOf(writer), writer.seconds.length)}</bdi>
        </dd>
      ))}
    </div>
  );
}
