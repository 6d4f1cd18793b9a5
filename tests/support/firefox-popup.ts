import type { Bidi } from './bidi.ts';
import { askFrame } from './firefox-frame.ts';
import { View, type ViewDriver } from './view.ts';

/**
 * The popup of the toolbar button lives in a panel that BiDi does not list, so it is reached from the chrome context:
 * a frame script evaluates in the popup's own world, presses with trusted events and answers by message.
 */
export function firefoxPopup(bidi: Bidi, chromeContext: string): View {
  const inPopup = (script: string, given: unknown): Promise<unknown> =>
    askFrame(bidi, chromeContext, popupBrowser, script, given);

  const driver: ViewDriver = {
    run: (expression) => inPopup(evaluateInFrame, expression),
    press: async (x, y) => void (await inPopup(pressInFrame, { x, y })),
    type: async (text) => void (await inPopup(typeInFrame, text)),
    picture: async () =>
      Buffer.from(String(await bidi.evaluate(chromeContext, `(${snapshotOfPopup.toString()})()`)), 'base64'),
  };
  return new View(driver);
}

/** Expression for the popup's `<browser>` in the browser's window. */
const popupBrowser = "document.querySelector('browser.webextension-popup-browser')";

/** Frame scripts, see `askFrame`. */
const evaluateInFrame = `
  const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false, sameZoneAs: content });
  Promise.resolve(Cu.evalInSandbox('(async () => JSON.stringify(await (' + given + ')))()', sandbox))
    .then((json) => answer(json === undefined ? undefined : JSON.parse(json)), (thrown) => fail(thrown));`;

const pressInFrame = `
  for (const kind of ['mousemove', 'mousedown', 'mouseup']) {
    content.synthesizeMouseEvent(kind, given.x, given.y, { button: 0, clickCount: kind === 'mousemove' ? 0 : 1 });
  }
  answer(null);`;

const typeInFrame = `
  const field = content.document.activeElement;
  const proto = field instanceof content.HTMLTextAreaElement ? content.HTMLTextAreaElement : content.HTMLInputElement;
  Object.getOwnPropertyDescriptor(proto.prototype, 'value').set.call(field, field.value + given);
  field.dispatchEvent(new content.Event('input', { bubbles: true }));
  answer(null);`;

// the function below runs in the browser's own window

interface PopupBrowser extends HTMLElement {
  browsingContext: {
    currentWindowGlobal: { drawSnapshot(box: DOMRect, scale: number, background: string): Promise<ImageBitmap> };
  };
}

/** PNG (base64) of the popup as the browser draws it. */
async function snapshotOfPopup(): Promise<string> {
  const browser = document.querySelector<PopupBrowser>('browser.webextension-popup-browser');
  if (browser === null) throw new Error('no popup is open');
  const box = browser.getBoundingClientRect();
  const bitmap = await browser.browsingContext.currentWindowGlobal.drawSnapshot(
    new DOMRect(0, 0, box.width, box.height),
    1,
    'white',
  );
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
