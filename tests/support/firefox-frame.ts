import type { Bidi } from './bidi.ts';

/**
 * Runs a frame script in a `<browser>` of the browser's window and gives its answer. In the script `given` is the value
 * passed, `content` the page's window, and `answer(value)` or `fail(thrown)` ends it. `browser` is an expression.
 */
export function askFrame(
  bidi: Bidi,
  chromeContext: string,
  browser: string,
  script: string,
  given: unknown,
): Promise<unknown> {
  const args = [JSON.stringify(script), JSON.stringify(given) ?? 'null'].join(', ');
  return bidi.evaluate(chromeContext, `(${runInFrame.toString()})(${browser}, ${args})`);
}

interface FrameBrowser {
  messageManager: {
    addMessageListener(name: string, listener: (message: { data: { value?: unknown; error?: string } }) => void): void;
    loadFrameScript(url: string, delayed: boolean): void;
  };
}

/** Runs in the browser's own window. */
function runInFrame(browser: FrameBrowser | null, body: string, given: unknown): Promise<unknown> {
  if (browser === null) throw new Error('nothing is open there');
  const name = `daybook-test:${Math.random()}`;
  const source = `(() => { const given = ${JSON.stringify(given)};
    const answer = (value) => sendAsyncMessage(${JSON.stringify(name)}, { value });
    const fail = (thrown) => sendAsyncMessage(${JSON.stringify(name)}, { error: String(thrown) });
    try { ${body} } catch (thrown) { fail(thrown); } })();`;
  return new Promise((resolve, reject) => {
    browser.messageManager.addMessageListener(name, ({ data }) => {
      if (data.error === undefined) resolve(data.value ?? null);
      else reject(new Error(data.error));
    });
    browser.messageManager.loadFrameScript(`data:,${encodeURIComponent(source)}`, false);
  });
}
