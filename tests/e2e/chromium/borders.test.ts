// What crosses no border: markup put into our pages reaches nothing, and nobody but our own pages is answered.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainPageAddress } from '../../practice/other-pages.ts';
import { launched } from '../../support/launched.ts';
import { breakIntoFrame, copyLooks, expectedLooks } from '../../support/copy-looks.ts';
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
    const looks = () => page.evaluate(copyLooks);
    const { words: without, ...plain } = await until('the copy', looks);
    expect(plain).toEqual(expectedLooks(false));
    for (const said of ['Words of the kept page', 'Words in a shadow', 'Words of the inner frame'])
      expect(without).toContain(said);
    await page.getByRole('button', { name: words('copy_pictures_show') }).click();
    await until('the picture', async () => (await looks())?.picture);
    const { words: _, ...pictured } = await until('the copy', looks);
    expect(pictured).toEqual(expectedLooks(true));
    for (const place of ['#away', '#js', '#send'])
      await page.frameLocator('iframe').locator(place).click({ force: true });
    expect(await page.evaluate(breakIntoFrame, hostileCopy)).toBe(false);
    for (const place of ['#away', '#send'])
      await page
        .frameLocator('iframe')
        .locator(place)
        .click({ force: true, timeout: 2000 })
        .catch(() => undefined);
    await page.waitForTimeout(500);
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
    expect(outcome.said.filter((line) => !line.includes('Receiving end does not exist'))).toEqual([]);
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
