import type { CDPSession } from 'playwright-core';
import type { ChromiumDaybook } from './chromium.ts';

const everyMs = 500;

interface Usage {
  usedSize: number;
  embedderHeapUsedSize?: number;
  backingStorageSize?: number;
}

/** Asks one target over a session of its own; Playwright lists no worker's. */
async function asker(cdp: CDPSession, targetId: string): Promise<() => Promise<Usage>> {
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: false });
  let next = 0;
  return () =>
    new Promise((resolve) => {
      const id = (next += 1);
      const listen = (event: { sessionId: string; message: string }) => {
        if (event.sessionId !== sessionId) return;
        const reply = JSON.parse(event.message) as { id?: number; result?: Usage };
        if (reply.id !== id) return;
        cdp.off('Target.receivedMessageFromTarget', listen);
        resolve(reply.result ?? { usedSize: 0 });
      };
      cdp.on('Target.receivedMessageFromTarget', listen);
      void cdp.send('Target.sendMessageToTarget', {
        sessionId,
        message: JSON.stringify({ id, method: 'Runtime.getHeapUsage' }),
      });
    });
}

/** Watches what the background holds, script objects and the bytes behind them; `most` ends it and gives MiB. */
export async function heapOfWorker(daybook: ChromiumDaybook): Promise<{ most(): Promise<number> }> {
  const cdp = await daybook.context.browser()?.newBrowserCDPSession();
  if (cdp === undefined) throw new Error('no browser session');
  const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{ type: 'service_worker' }] });
  const own = targetInfos.find(({ url }) => url.includes(daybook.extensionId));
  if (own === undefined) throw new Error('no service worker');
  const ask = await asker(cdp, own.targetId);
  let most = 0;
  let ended = false;
  const watching = (async () => {
    while (!ended) {
      const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await ask();
      most = Math.max(most, usedSize + embedderHeapUsedSize + backingStorageSize);
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  })();
  return {
    most: async () => {
      ended = true;
      await watching;
      await cdp.detach();
      return most / 2 ** 20;
    },
  };
}
