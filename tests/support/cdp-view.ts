import type { CDPSession } from 'playwright-core';
import { View, type ViewDriver } from './view.ts';

interface Reply {
  id?: number;
  result?: Record<string, unknown>;
  error?: { message: string };
  method?: string;
  params?: Record<string, unknown>;
}

/**
 * A page target that Playwright does not list (the popup of a toolbar button), spoken to inside a browser session:
 * Playwright owns flat sessions, so messages go through `Target.sendMessageToTarget`.
 */
export async function attachCdpView(
  browser: CDPSession,
  targetId: string,
): Promise<View & { targetId: string; requests: string[] }> {
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, { resolve(value: Record<string, unknown>): void; reject(error: Error): void }>();
  const requests: string[] = [];
  let next = 0;
  let gone = false;

  browser.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const reply = JSON.parse(event.message) as Reply;
    if (reply.method === 'Network.requestWillBeSent') {
      requests.push(String((reply.params?.['request'] as { url?: unknown } | undefined)?.url));
    }
    const asked = reply.id === undefined ? undefined : waiting.get(reply.id);
    if (asked === undefined || reply.id === undefined) return;
    waiting.delete(reply.id);
    if (reply.error) asked.reject(new Error(reply.error.message));
    else asked.resolve(reply.result ?? {});
  });
  browser.on('Target.detachedFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    gone = true;
    for (const asked of waiting.values()) asked.reject(new Error('the popup closed'));
    waiting.clear();
  });

  async function send(method: string, params: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    if (gone) throw new Error('the popup closed');
    const id = (next += 1);
    const reply = new Promise<Record<string, unknown>>((resolve, reject) => waiting.set(id, { resolve, reject }));
    // the popup may close between two steps; whoever awaits the reply hears of it
    reply.catch(() => undefined);
    await browser.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
    return reply;
  }

  const driver: ViewDriver = {
    async run(expression) {
      const given = await send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
        userGesture: true,
      });
      const broken = given['exceptionDetails'] as { text: string; exception?: { description?: string } } | undefined;
      if (broken) throw new Error(broken.exception?.description ?? broken.text);
      return (given['result'] as { value?: unknown }).value;
    },
    async press(x, y) {
      const where = { x, y, button: 'left', clickCount: 1 };
      await send('Input.dispatchMouseEvent', { ...where, type: 'mouseMoved', button: 'none' });
      await send('Input.dispatchMouseEvent', { ...where, type: 'mousePressed' });
      try {
        await send('Input.dispatchMouseEvent', { ...where, type: 'mouseReleased' });
      } catch (thrown) {
        // a press that closes the popup never gets its answer
        if (!gone) throw thrown;
      }
    },
    async type(text) {
      await send('Input.insertText', { text });
    },
    async picture() {
      const given = await send('Page.captureScreenshot', { format: 'png' });
      return Buffer.from(String(given['data']), 'base64');
    },
  };
  await send('Network.enable');
  return Object.assign(new View(driver), { targetId, requests });
}
