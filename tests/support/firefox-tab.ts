import type { Bidi } from './bidi.ts';
import { View } from './view.ts';

/** A tab of Firefox: a {@link View} that can also be navigated, pointed at and sent single keys. */
export class FirefoxTab extends View {
  readonly context: string;
  private readonly bidi: Bidi;

  constructor(bidi: Bidi, context: string) {
    super({
      run: (expression) => bidi.evaluate(context, expression),
      press: (x, y) =>
        perform(
          bidi,
          context,
          pointer([move(x, y), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }]),
        ),
      pressElement: async (expression) => {
        const element = await bidi.findElement(context, expression);
        if (element === null) throw new Error('what was to be pressed went');
        const origin = { type: 'element', element };
        const press = [
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ];
        await perform(bidi, context, pointer([{ ...move(0, 0), origin }, ...press]));
      },
      type: (text) => perform(bidi, context, keyboard([...text])),
      picture: async () => {
        const { data } = await bidi.send<{ data: string }>('browsingContext.captureScreenshot', { context });
        return Buffer.from(data, 'base64');
      },
    });
    this.context = context;
    this.bidi = bidi;
  }

  async goto(url: string, wait: 'complete' | 'none' = 'complete'): Promise<void> {
    await this.bidi.send('browsingContext.navigate', { context: this.context, url, wait });
  }

  async reload(): Promise<void> {
    await this.bidi.send('browsingContext.reload', { context: this.context, wait: 'complete' });
  }

  /** Moves the mouse there, as a person does before a press. */
  async point(x: number, y: number): Promise<void> {
    await perform(this.bidi, this.context, pointer([move(x, y)]));
  }

  async pressAt(x: number, y: number): Promise<void> {
    await perform(
      this.bidi,
      this.context,
      pointer([move(x, y), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }]),
    );
  }

  /** Touches the glass there with one finger, and lifts it. */
  async tap(x: number, y: number): Promise<void> {
    const actions = [
      move(x, y),
      { type: 'pointerDown', button: 0 },
      { type: 'pause', duration: 60 },
      { type: 'pointerUp', button: 0 },
    ];
    const finger = { type: 'pointer', id: 'finger', parameters: { pointerType: 'touch' }, actions };
    await perform(this.bidi, this.context, finger);
  }

  /** Presses keys one after the other; named keys as WebDriver writes them: `\uE00C` Escape, `\uE007` Enter, `\uE015` ↓. */
  async keys(...keys: string[]): Promise<void> {
    await perform(this.bidi, this.context, keyboard(keys));
  }

  /** Presses the second button of the mouse there. */
  async pressSecond(x: number, y: number): Promise<void> {
    const actions = [move(x, y), { type: 'pointerDown', button: 2 }, { type: 'pointerUp', button: 2 }];
    await perform(this.bidi, this.context, pointer(actions));
  }

  /** Gives a file to an input, as the browser's own question would. */
  async chooseFile(selector: string, path: string): Promise<void> {
    const { nodes } = await this.bidi.send<{ nodes: { sharedId: string }[] }>('browsingContext.locateNodes', {
      context: this.context,
      locator: { type: 'css', value: selector },
    });
    const element = { sharedId: nodes[0]?.sharedId };
    await this.bidi.send('input.setFiles', { context: this.context, element, files: [path] });
  }

  /** Gives the page a window of this many CSS pixels. */
  async resize(width: number, height: number): Promise<void> {
    await this.bidi.send('browsingContext.setViewport', { context: this.context, viewport: { width, height } });
  }

  /** A picture of the whole page, past its window's edge. */
  async wholePicture(): Promise<Buffer> {
    const { data } = await this.bidi.send<{ data: string }>('browsingContext.captureScreenshot', {
      context: this.context,
      origin: 'document',
    });
    return Buffer.from(data, 'base64');
  }

  /** A picture of the first element that a selector finds. */
  async elementPicture(selector: string): Promise<Buffer> {
    const { nodes } = await this.bidi.send<{ nodes: { sharedId: string }[] }>('browsingContext.locateNodes', {
      context: this.context,
      locator: { type: 'css', value: selector },
      maxNodeCount: 1,
    });
    const { data } = await this.bidi.send<{ data: string }>('browsingContext.captureScreenshot', {
      context: this.context,
      origin: 'document',
      clip: { type: 'element', element: { sharedId: nodes[0]?.sharedId } },
    });
    return Buffer.from(data, 'base64');
  }

  async activate(): Promise<void> {
    await this.bidi.send('browsingContext.activate', { context: this.context });
  }

  async close(): Promise<void> {
    await this.bidi.send('browsingContext.close', { context: this.context });
  }
}

type Action = Record<string, unknown>;

function move(x: number, y: number): Action {
  return { type: 'pointerMove', x: Math.round(x), y: Math.round(y) };
}

function pointer(actions: Action[]): Action {
  return { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
}

function keyboard(keys: readonly string[]): Action {
  return {
    type: 'key',
    id: 'keyboard',
    actions: keys.flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]),
  };
}

async function perform(bidi: Bidi, context: string, source: Action): Promise<void> {
  await bidi.send('input.performActions', { context, actions: [source] });
}
