import type { ImportedFacts } from '../../utils/record/types.ts';
import { CopyCode } from '../design/CopyCode.tsx';
import { t } from '../words.ts';
import './facts.css';
import { saySize } from './say-size.ts';
import { Writers } from './Writers.tsx';

/** Where an entry was brought in from, what its times are, who wrote how much, and what the file says of itself. */
export function ImportedSection({ imported }: { imported: ImportedFacts }) {
  const { files, timeBasis, conversation, facts } = imported;
  return (
    <section class="stack" aria-labelledby="imported">
      <h2 id="imported">{t('entry_imported')}</h2>
      <dl class="facts">
        {files.map(({ name, archive, sizeBytes, sha256, kept }) => (
          <div key={`${archive} ${name}`}>
            <dt>
              <bdi>{archive === null ? name : `${archive}: ${name}`}</bdi>
            </dt>
            <dd class="small">
              {saySize(sizeBytes)} · {t(kept ? 'imported_kept' : 'imported_not_kept')}
              {sha256 === null ? null : (
                <>
                  <br />
                  <CopyCode text={sha256} what={t('exhibit_sha256_of', name)} />
                </>
              )}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('imported_times')}</dt>
          <dd>{timeBasis}</dd>
        </div>
        {conversation === null ? null : <Writers writers={conversation.writers} />}
      </dl>
      {facts.length === 0 ? null : (
        <details class="wide" open={facts.length < 6}>
          <summary>{t('imported_more')}</summary>
          <dl class="facts small">
            {facts.map(([label, value], at) => (
              <div key={`${at} ${label}`}>
                <dt>{label}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}
