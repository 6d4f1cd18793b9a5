import type { CaptureFacts } from '../../utils/record/types.ts';
import { TimeText } from '../time/TimeText.tsx';
import { sayUtc } from '../time/say-time.ts';
import { t, wordOr } from '../words.ts';
import { Writers } from './Writers.tsx';
import './facts.css';

/** How and when the capture was made, for whoever has to explain it. */
export function CaptureSection({ capture }: { capture: CaptureFacts }) {
  const { page, adapter, software, startedAt, conversation } = capture;
  return (
    <section class="stack" aria-labelledby="made">
      <h2 id="made">{t('entry_how_made')}</h2>
      <dl class="facts">
        <div>
          <dt>{t('capture_time')}</dt>
          <dd>
            <TimeText utc={startedAt.utc} />
            <br />
            <span class="soft small figures">
              {sayUtc(startedAt.utc)} · <bdi>{startedAt.zone}</bdi>
            </span>
          </dd>
        </div>
        <div>
          <dt>{t('capture_mode')}</dt>
          <dd>{wordOr(`mode_${capture.mode}`, capture.mode)}</dd>
        </div>
        {conversation === undefined ? null : <Writers writers={conversation.writers} />}
        {page === null ? null : (
          <>
            <div>
              <dt>{t('capture_address')}</dt>
              <dd>
                <code dir="ltr">{page.url}</code>
              </dd>
            </div>
            <div>
              <dt>{t('capture_page_title')}</dt>
              <dd>
                <bdi>{page.title.text}</bdi>
              </dd>
            </div>
            <div>
              <dt>{t('capture_browser')}</dt>
              <dd class="small">
                <bdi>{page.userAgent}</bdi>
              </dd>
            </div>
          </>
        )}
        <div>
          <dt>{t('capture_software')}</dt>
          <dd class="small">
            {software.name} {software.version}
            {adapter === null ? '' : ` · ${t('capture_reader', adapter.id, adapter.version)}`}
          </dd>
        </div>
      </dl>
    </section>
  );
}
