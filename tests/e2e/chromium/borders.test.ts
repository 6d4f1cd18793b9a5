// What crosses no border: markup put into our pages reaches nothing, and nobody but our own pages is answered.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainPageAddress } from '../../practice/other-pages.ts';
import { launched } from '../../support/launched.ts';
import { hostileCopy } from '../../support/hostile-copy.ts';
import { outside, tryToGetOut } from '../../support/injected-markup.ts';
import { seedPageCopy } from '../../support/record-in-page.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { until } from '../../support/until.ts';
import { words } from '../../support/words.ts';

declare const chrome: {
  runtime: {
    sendMessage(id: string, message: unknown): Promise<unknown>;
    connect(id: string, info: object): { onDisconnect: { addListener(listener: () => void): void } };
  };
};

const daybook = launched();

describe('markup in our own pages', () => {
  it.each(['casebook.html', 'welcome.html', 'verify.html', 'popup.html', 'calendar.html', 'recorder.html'])(
    'gets nothing out of %s',
    async (path) => {
      const page = await daybook().openOwn(path);
      const refusedBefore = daybook().refused.length;
      const askedBefore = daybook().reachedForNetwork.length;
      expect(await page.evaluate(tryToGetOut, outside)).toEqual([]);
      expect(daybook().refused.slice(refusedBefore)).toEqual([]);
      expect(daybook().reachedForNetwork.slice(askedBefore)).toEqual([]);
      expect(page.url()).toContain(path);
      await page.close();
    },
  );
});

describe('a copy of a page made to break out', () => {
  it('is drawn with its looks, runs nothing, leads nowhere and reaches nobody', async () => {
    const page = await daybook().openOwn('casebook.html');
    const { id } = await seedPageCopy((source) => page.evaluate(source), hostileCopy);
    const asked = (): string[] => [...daybook().refused, ...daybook().reachedForNetwork];
    const askedBefore = asked();
    await page.goto(`${page.url().replace(/#.*/u, '')}#/entry/${id}`);
    const address = page.url();
    expect(await page.locator('iframe').count()).toBe(0);
    await page.getByRole('button', { name: words('copy_show') }).click();
    const sandbox = await page.locator('iframe').getAttribute('sandbox');
    expect(sandbox?.split(' ')).toEqual(['allow-same-origin']);
    const copy = page.frameLocator('iframe');
    await copy.getByText('Words of the kept page').waitFor();
    const looks = () =>
      copy.locator('html > body').evaluate(async (body) => {
        const color = (selector: string, root: ParentNode = body) =>
          getComputedStyle(root.querySelector(selector) ?? body).color;
        const own = body.querySelector<HTMLImageElement>('#own');
        const box = () => body.querySelector('#spin')?.getBoundingClientRect().x;
        const before = box();
        await new Promise((resolve) => setTimeout(resolve, 300));
        return {
          words: [color('.words'), color('p', body.querySelector('#host')?.shadowRoot ?? body)],
          still: box() === before,
          picture:
            own?.getAttribute('src') !== null &&
            (await own?.decode().then(
              () => true,
              () => false,
            )),
          links: body.ownerDocument.querySelectorAll(
            '[href^="http"], [src^="http"], [action], script, meta[http-equiv="refresh"]',
          ).length,
        };
      });
    expect(await looks()).toEqual({ words: ['rgb(1, 2, 3)', 'rgb(4, 5, 6)'], still: true, picture: false, links: 0 });
    await page.getByRole('button', { name: words('copy_pictures_show') }).click();
    await until('the picture', async () => (await looks()).picture);
    await copy.getByText('Words in a shadow').waitFor();
    await copy.getByText('Words of the inner frame').waitFor();
    for (const place of ['#away', '#js', '#send']) await copy.locator(place).click({ force: true });

    // and were the list of what may be there ever to let something through: the frame itself holds it
    await copy
      .locator('html > body')
      .evaluate(
        (body, html) => (body as HTMLElement & { setHTMLUnsafe(html: string): void }).setHTMLUnsafe(html),
        hostileCopy,
      );
    await copy.locator('#away').click({ force: true });
    await copy.locator('#send').click({ force: true });
    await page.waitForTimeout(1500);
    expect(await page.evaluate(() => 'ran' in globalThis || document.title === 'ran')).toBe(false);
    expect(page.url()).toBe(address);
    expect(asked()).toEqual(askedBefore);

    // out of sight it is covered again
    await page.getByRole('button', { name: words('copy_hide') }).waitFor();
    await page.evaluate(() => scrollTo(0, 0));
    await page.setViewportSize({ width: 600, height: 200 });
    await page.locator('iframe').waitFor({ state: 'detached' });
    await page.close();
  });
});

describe('another extension', () => {
  it('is not answered, and gets no connection', async () => {
    const folder = join(tempFolder(), 'other');
    await mkdir(folder, { recursive: true });
    const manifest = { manifest_version: 3, name: 'Other', version: '1', background: { service_worker: 'other.js' } };
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
    await writeFile(join(folder, 'other.js'), 'self.here = true;');
    const otherId = await daybook().loadOther(folder);
    const worker = await until('the other extension', () =>
      daybook()
        .context.serviceWorkers()
        .find((one) => one.url().includes(otherId)),
    );
    const outcome = await worker.evaluate(async (id) => {
      const messages = [
        { name: 'page/read', request: { tabId: 1 } },
        { name: 'capture/start', request: { tabId: 1, mode: 'screen' } },
        { name: 'tab/leave', request: { tabId: 1 } },
        'leave',
      ];
      const said = await Promise.all(
        messages.map((message) =>
          chrome.runtime.sendMessage(id, message).then(String, (thrown: unknown) => String(thrown)),
        ),
      );
      const port = chrome.runtime.connect(id, { name: 'reader' });
      const ended = await new Promise<string>((resolve) => {
        port.onDisconnect.addListener(() => resolve('disconnected'));
        setTimeout(() => resolve('connected'), 1000);
      });
      return { said, ended };
    }, daybook().extensionId);
    expect(outcome.said.filter((words) => !words.includes('Receiving end does not exist'))).toEqual([]);
    expect(outcome.ended).toBe('disconnected');
  });
});

describe('a page', () => {
  it('cannot frame us, and has no way to send us anything', async () => {
    const page = await daybook().open(plainPageAddress);
    const outcome = await page.evaluate(async (id) => {
      const frame = document.createElement('iframe');
      frame.src = `chrome-extension://${id}/casebook.html`;
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const runtime = (globalThis as { chrome?: { runtime?: { sendMessage?: unknown } } }).chrome?.runtime;
      return { inside: frame.contentWindow?.length ?? 0, sendMessage: typeof runtime?.sendMessage };
    }, daybook().extensionId);
    expect(outcome).toEqual({ inside: 0, sendMessage: 'undefined' });
    const framed = page.frames().filter((frame) => frame.url().includes('casebook.html'));
    expect(framed).toEqual([]);
    await page.close();
  });
});
