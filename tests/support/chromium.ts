import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page, type Worker } from 'playwright-core';
import { practiceAnswer } from '../practice/sites.ts';
import { findChromium } from './find-chromium.ts';
import { attachCdpView } from './cdp-view.ts';
import { type RefusingProxy, startRefusingProxy } from './refusing-proxy.ts';
import { until } from './until.ts';
import type { View } from './view.ts';

/** What a test answers to a request; null refuses it. */
export type Answer = { status: number; contentType: string; body: string | Buffer; headers?: Record<string, string> };

export interface ChromiumOptions {
  /** Folder of the unpacked extension; the shipped build unless told. */
  extension?: string;
  /** Profile folder that is kept; a fresh one that is deleted unless told. */
  profile?: string;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  locale?: string;
  timezone?: string;
  deviceScaleFactor?: number;
  /** A screen that is touched, as a phone's; there is no mouse then. */
  touch?: boolean;
  /** Answers before the practice sites do; `sent` is the request's body. */
  answer?: (url: URL, navigates: boolean, sent: Buffer | null) => Answer | null | Promise<Answer | null>;
  /** Pages that were left are kept to go back to, as browsers do; drivers turn that off. */
  keepsPages?: boolean;
  /** Further command line switches. */
  args?: string[];
  /**
   * Optional permissions to which the person once agreed. No driver can press the browser's own question, and headless it
   * is not drawn; a browser that remembers the answer does not ask again, and `permissions.request` gives them at once.
   */
  agreedTo?: string[];
  /** How many times slower than this computer pages run; `DAYBOOK_SLOWNESS` tells it for all that say nothing. */
  slowness?: number;
  /** Whether the person lets the extension into private windows. */
  privateWindows?: boolean;
}

/** In the service worker, where {@link ChromiumDaybook.openPrivateWindow} begins. */
declare const chrome: { windows: { create(given: object): Promise<unknown> } };

const shippedBuild = join(import.meta.dirname, '../../.output/chrome-mv3');

/**
 * Real Chromium with the real build: practice pages at their real addresses, everything else refused and written down,
 * and a real press of the toolbar button, which is what grants `activeTab`.
 */
export class ChromiumDaybook {
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** Addresses that nothing answered, in order: requests of pages and of the service worker. */
  readonly refused: string[];
  private readonly cdp: CDPSession;
  private readonly proxy: RefusingProxy;
  /** Profile folder that goes at the end. */
  private readonly passing: string | null;

  private constructor(made: {
    context: BrowserContext;
    extensionId: string;
    cdp: CDPSession;
    proxy: RefusingProxy;
    refused: string[];
    passing: string | null;
  }) {
    this.context = made.context;
    this.extensionId = made.extensionId;
    this.cdp = made.cdp;
    this.proxy = made.proxy;
    this.refused = made.refused;
    this.passing = made.passing;
  }

  static async launch(options: ChromiumOptions = {}): Promise<ChromiumDaybook> {
    const extension = options.extension ?? shippedBuild;
    if (!existsSync(join(extension, 'manifest.json')))
      throw new Error(`no extension in ${extension}: npm run build first`);
    const proxy = await startRefusingProxy();
    const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'daybook-chromium-')));
    const loaded = options.profile === undefined ? await copyOf(extension, profile) : extension;
    await writePreferences(profile, loaded, options.agreedTo ?? []);
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: findChromium(),
      headless: true,
      viewport: options.viewport ?? { width: 1280, height: 800 },
      colorScheme: options.colorScheme ?? 'light',
      locale: options.locale ?? 'en-GB',
      // not `timezoneId`: that zone would be the pages' alone, and the background would have this machine's
      env: { ...process.env, TZ: options.timezone ?? 'Europe/London' },
      deviceScaleFactor: options.deviceScaleFactor ?? 1,
      hasTouch: options.touch ?? false,
      acceptDownloads: true,
      // `<-loopback>`: a request to this machine is a request too
      proxy: { server: `http://${proxy.host}`, bypass: '<-loopback>' },
      ignoreDefaultArgs: ['--disable-extensions', ...(options.keepsPages ? ['--disable-back-forward-cache'] : [])],
      args: [
        '--no-sandbox',
        '--enable-unsafe-extension-debugging',
        '--disable-background-networking',
        '--disable-component-update',
        // the emulation of a touch screen does not reach the extension's own pages: coarse is 2 there
        ...(options.touch ? ['--blink-settings=primaryPointerType=2,availablePointerTypes=2'] : []),
        ...(options.args ?? []),
      ],
    });
    try {
      slowDown(context, options.slowness ?? Number(process.env['DAYBOOK_SLOWNESS'] ?? 1));
      const refused: string[] = [];
      await answerRoutes(context, options, refused);
      const browser = context.browser();
      if (browser === null) throw new Error('Playwright gave no browser');
      const cdp = await browser.newBrowserCDPSession();
      const enableInIncognito = options.privateWindows === true;
      const { id } = await cdp.send('Extensions.loadUnpacked', { path: loaded, enableInIncognito });
      const passing = options.profile === undefined ? profile : null;
      const daybook = new ChromiumDaybook({ context, extensionId: id, cdp, proxy, refused, passing });
      await daybook.worker();
      return daybook;
    } catch (thrown) {
      await context.close();
      await proxy.close();
      if (options.profile === undefined) await rm(profile, { recursive: true, force: true });
      throw thrown;
    }
  }

  /** The service worker; waits for it where it sleeps or was just ended. */
  async worker(): Promise<Worker> {
    const own = (): Worker | undefined =>
      this.context.serviceWorkers().find((worker) => worker.url().includes(this.extensionId));
    return until('the service worker', own);
  }

  /** Requests past every route: what the browser itself or an unlisted page (the popup) asked the network for. */
  get reachedForNetwork(): readonly string[] {
    return this.proxy.asked.filter((asked) => !isTheBrowsersOwn(asked));
  }

  /** Whatever asked the network for anything, the browser itself included. */
  get everythingAsked(): readonly string[] {
    return this.proxy.asked;
  }

  /** Opens an address in a new tab, in front. */
  async open(url: string, waitUntil: 'load' | 'domcontentloaded' | 'commit' = 'load'): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(url, { waitUntil });
    return page;
  }

  /** Opens one of the extension's own pages by path, e.g. `casebook.html`. */
  async openOwn(path: string): Promise<Page> {
    return this.open(`chrome-extension://${this.extensionId}/${path}`);
  }

  /** Opens an address in a private window of its own. */
  async openPrivateWindow(url: string): Promise<Page> {
    const before = new Set(this.context.pages());
    await (await this.worker()).evaluate(() => chrome.windows.create({ incognito: true, url: 'about:blank' }));
    const page = await until('the private window', () => this.context.pages().find((one) => !before.has(one)));
    await page.goto(url);
    return page;
  }

  /** Loads another extension beside ours and gives its id. */
  async loadOther(folder: string): Promise<string> {
    return (await this.cdp.send('Extensions.loadUnpacked', { path: folder })).id;
  }

  /** Presses the toolbar button over a tab, as a person does; grants `activeTab` there. */
  async triggerAction(page: Page): Promise<void> {
    await page.bringToFront();
    const targetId = await until('the active tab', async () => {
      const { targetInfos } = await this.cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] });
      const active = targetInfos.filter(
        (target) => (target as { embedderData?: { tabActive?: boolean } }).embedderData?.tabActive,
      );
      return active.find((target) => target.url === page.url())?.targetId;
    });
    await this.cdp.send('Extensions.triggerAction', { id: this.extensionId, targetId });
  }

  /** Presses the toolbar button over a tab and gives the popup that opens. */
  async pressToolbar(page: Page): Promise<View & { targetId: string; requests: string[] }> {
    const before = new Set((await this.popupTargets()).map((target) => target.targetId));
    await this.triggerAction(page);
    const popup = await until('the popup', async () =>
      (await this.popupTargets()).find((target) => !before.has(target.targetId)),
    );
    const view = await attachCdpView(this.cdp, popup.targetId);
    await until('the popup to be drawn', () =>
      view.evaluate(() => document.readyState === 'complete' && innerWidth > 0),
    );
    return view;
  }

  /** Whether a popup is open. */
  async popupIsOpen(): Promise<boolean> {
    return (await this.popupTargets()).length > 0;
  }

  /** Ends the service worker as the browser does when it needs the memory. */
  async killWorker(): Promise<void> {
    const { targetInfos } = await this.cdp.send('Target.getTargets', { filter: [{ type: 'service_worker' }] });
    const own = targetInfos.find((target) => target.url.includes(this.extensionId));
    if (own) await this.cdp.send('Target.closeTarget', { targetId: own.targetId });
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.proxy.close();
    if (this.passing !== null) await rm(this.passing, { recursive: true, force: true, maxRetries: 5 });
  }

  private async popupTargets(): Promise<{ targetId: string; url: string }[]> {
    const { targetInfos } = await this.cdp.send('Target.getTargets', { filter: [{ type: 'page' }] });
    return targetInfos.filter((target) => target.url.startsWith(`chrome-extension://${this.extensionId}/popup.html`));
  }
}

/** Lets each page that is opened from now on run as on a slower computer; one that closes at once needs no such thing. */
function slowDown(context: BrowserContext, rate: number): void {
  if (rate === 1) return;
  const slow = async (page: Page) =>
    (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate });
  context.on('page', (page) => void slow(page).catch(() => page.isClosed() || Promise.reject(new Error('not slowed'))));
}

/** Answers for practice sites; whatever else is asked for is refused and written down. */
async function answerRoutes(
  context: BrowserContext,
  options: Pick<ChromiumOptions, 'answer'>,
  refused: string[],
): Promise<void> {
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    // the extension's own files come from the disk; data: and blob: addresses are nobody's network
    if (!/^https?:$/.test(url.protocol)) return route.continue();
    const request = route.request();
    const own = await options.answer?.(url, request.isNavigationRequest(), request.postDataBuffer());
    const answer = own ?? practiceAnswer(url);
    if (answer !== null) return route.fulfill(answer);
    if (!isFavicon(url)) refused.push(url.href);
    return route.abort('blockedbyclient');
  });
}

/**
 * Chromium opens connections ahead of a navigation, to hosts that a route then answers. Without that, every connection
 * that is asked for is one that somebody meant.
 */
async function writePreferences(profile: string, extension: string, agreedTo: string[]): Promise<void> {
  const file = join(profile, 'Default', 'Preferences');
  if (existsSync(file)) return;
  await mkdir(join(profile, 'Default'), { recursive: true });
  const agreed = { api: agreedTo, explicit_host: [], manifest_permissions: [], scriptable_host: [] };
  const known = { location: 4, path: extension, runtime_granted_permissions: agreed };
  const settings = { [idOfFolder(extension)]: known };
  const extensions = agreedTo.length === 0 ? {} : { extensions: { ui: { developer_mode: true }, settings } };
  await writeFile(file, JSON.stringify({ net: { network_prediction_options: 2 }, ...extensions }));
}

/** The id that Chromium gives to an unpacked extension: SHA-256 of its folder's path, in letters from `a`. */
function idOfFolder(folder: string): string {
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/** A copy that lives as long as the profile: a build of the next change may replace the files while a browser uses them. */
async function copyOf(extension: string, profile: string): Promise<string> {
  const copy = join(profile, 'Daybook build');
  await cp(extension, copy, { recursive: true });
  return copy;
}

/** Chromium's own errands: updates, sign-in, the time. */
function isTheBrowsersOwn(asked: string): boolean {
  const host = asked.replace(/^https?:\/\//, '').replace(/[:/].*$/, '');
  return /(^|\.)(google|googleapis|gvt1|gstatic)\.com$/.test(host);
}

/** A browser asks for a site's icon by itself: no page and no extension did. */
function isFavicon(url: URL): boolean {
  return url.pathname === '/favicon.ico';
}
