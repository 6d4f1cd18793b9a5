import browser from 'webextension-polyfill';
import { useAction } from '../data/use-action.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { saySize } from '../entry/say-size.ts';
import { t } from '../words.ts';

async function stateOfStorage() {
  // an old browser, or a small one, may lack any of it
  const store: Partial<StorageManager> = navigator.storage ?? {};
  const [promised, unlimited, { usage = 0, quota = 0 }] = await Promise.all([
    store.persisted?.() ?? false,
    browser.permissions.contains({ permissions: ['unlimitedStorage'] }),
    store.estimate?.() ?? ({} as StorageEstimate),
  ]);
  // Chromium promises nothing to an extension, and clears nothing away of one that may store without limit.
  const exempt = unlimited && 'userAgentData' in navigator;
  const not = store.persist === undefined ? 'never' : 'no';
  return { kept: promised ? 'promised' : exempt ? 'exempt' : not, usage, left: Math.max(0, quota - usage) } as const;
}

const answers = {
  promised: 'storage_kept',
  exempt: 'storage_exempt',
  no: 'storage_not_kept',
  never: 'storage_never_kept',
} as const;

/** Whether the browser may clear the book away when the disk is full, in its own answer; asks it not to. */
export function KeptForGoodSettings() {
  const [state, reload] = useLoaded(stateOfStorage, 'storage');
  const asking = useAction(async () => {
    await navigator.storage.persist();
    reload();
  });
  const failure = asking.failure ?? (state.state === 'failed' ? state.failure : null);
  return (
    <div class="stack wide">
      {state.state !== 'ready' ? null : (
        <>
          <p>{t(answers[state.value.kept])}</p>
          {state.value.usage === 0 ? null : (
            <p class="soft">{t('storage_room', saySize(state.value.usage), saySize(state.value.left))}</p>
          )}
          {state.value.kept !== 'no' ? null : (
            <div class="row">
              <Button onClick={() => void asking.run()} busy={asking.busy}>
                {t('storage_ask')}
              </Button>
            </div>
          )}
        </>
      )}
      {failure === null ? null : <ErrorNotice failure={failure} />}
    </div>
  );
}
