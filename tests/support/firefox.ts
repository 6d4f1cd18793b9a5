import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { practiceAnswer } from '../practice/sites.ts';
import { Bidi } from './bidi.ts';
import { findFirefox } from './find-firefox.ts';
import type { Answer, ChromiumOptions } from './chromium.ts';
import { askFrame } from './firefox-frame.ts';
import { firefoxPopup } from './firefox-popup.ts';
import { FirefoxTab } from './firefox-tab.ts';
import { type RefusingProxy, startRefusingProxy } from './refusing-proxy.ts';
import { until } from './until.ts';
import type { View } from './view.ts';

export interface FirefoxOptions {
  /** Folder of the unpacked extension; the shipped build unless told. */
  extension?: string;
  /** Folder for profile and downloads that is kept; a fresh one that is deleted unless told. */
  keptIn?: string;
  viewport?: { width: number; height: number };
  answer?: NonNullable<ChromiumOptions['answer']>;
  /** A host whose requests go their way, to the proxy that refuses: the driver sees them before the browser's own checks. */
  letThrough?: string;
  /** Preferences beside those that keep the browser quiet. */
  preferences?: Record<string, string | number | boolean>;
}

const shippedBuild = join(import.meta.dirname, '../../.output/firefox-mv3');

/** Real Firefox with the real build: the same as `ChromiumDaybook`, through WebDriver BiDi and the browser's own window. */
export class FirefoxDaybook {
  readonly extensionId: string;
  /** `moz-extension://UUID/` */
  readonly baseUrl: string;
  /** Addresses that nothing answered, in order. */
  readonly refused: string[];
  /** Downloads land here. */
  readonly downloads: string;
  readonly bidi: Bidi;
  /** BiDi id of the browser's own window. */
  readonly chromeContext: string;
  private readonly process: ChildProcess;
  private readonly proxy: RefusingProxy;
  private readonly folder: string;
  private readonly kept: boolean;
  private readonly viewport: { width: number; height: number };

  private constructor(made: {
    extensionId: string;
    baseUrl: string;
    refused: string[];
    bidi: Bidi;
    chromeContext: string;
    process: ChildProcess;
    proxy: RefusingProxy;
    folder: string;
    kept: boolean;
    viewport: { width: number; height: number };
  }) {
    this.extensionId = made.extensionId;
    this.baseUrl = made.baseUrl;
    this.refused = made.refused;
    this.bidi = made.bidi;
    this.chromeContext = made.chromeContext;
    this.process = made.process;
    this.proxy = made.proxy;
    this.folder = made.folder;
    this.kept = made.kept;
    this.viewport = made.viewport;
    this.downloads = join(made.folder, 'downloads');
  }

  static async launch(options: FirefoxOptions = {}): Promise<FirefoxDaybook> {
    const extension = options.extension ?? shippedBuild;
    if (!existsSync(join(extension, 'manifest.json')))
      throw new Error(`no extension in ${extension}: npm run build:firefox first`);
    const folder = options.keptIn ?? (await mkdtemp(join(tmpdir(), 'daybook-firefox-')));
    // a build of the next change may replace the files while the browser uses them
    const loaded = join(folder, 'build');
    await cp(extension, loaded, { recursive: true, force: true });
    const proxy = await startRefusingProxy();
    const child = await startFirefox(folder, proxy.port, options.preferences ?? {});
    try {
      const bidi = await Bidi.connect(`${await listeningAddress(child)}/session`);
      // a page that asks before it is left is answered by nobody
      const unhandledPromptBehavior = { beforeUnload: 'ignore' };
      await bidi.send('session.new', { capabilities: { alwaysMatch: { unhandledPromptBehavior } } });
      const refused = await answerRequests(bidi, options);
      const { extension: extensionId } = await bidi.send<{ extension: string }>('webExtension.install', {
        extensionData: { type: 'path', path: loaded },
      });
      const { contexts } = await bidi.send<{ contexts: { context: string }[] }>('browsingContext.getTree', {
        'moz:scope': 'chrome',
      });
      const chromeContext = contexts[0]?.context;
      if (chromeContext === undefined) throw new Error('Firefox has no window');
      const policy = `WebExtensionPolicy.getByID(${JSON.stringify(extensionId)})`;
      const baseUrl = String(
        await until('the extension', () => bidi.evaluate(chromeContext, `${policy}?.getURL('') ?? null`)),
      );
      const viewport = options.viewport ?? { width: 1280, height: 800 };
      return new FirefoxDaybook({
        extensionId,
        baseUrl,
        refused,
        bidi,
        chromeContext,
        process: child,
        proxy,
        folder,
        kept: options.keptIn !== undefined,
        viewport,
      });
    } catch (thrown) {
      await end(child);
      await proxy.close();
      if (options.keptIn === undefined) await rm(folder, { recursive: true, force: true });
      throw thrown;
    }
  }

  /** Connections past every route, without those of the browser itself to its maker. */
  get reachedForNetwork(): readonly string[] {
    return this.proxy.asked.filter(
      (asked) => !/(^|[./])mozilla\.(com|org|net)(:|\/|$)|firefox\.com|detectportal/.test(asked),
    );
  }

  /** Whatever asked the network for anything, the browser itself included. */
  get everythingAsked(): readonly string[] {
    return this.proxy.asked;
  }

  /** Opens an address in a new tab, in front. */
  async open(url: string, wait: 'complete' | 'none' = 'complete'): Promise<FirefoxTab> {
    const { context } = await this.bidi.send<{ context: string }>('browsingContext.create', { type: 'tab' });
    const tab = new FirefoxTab(this.bidi, context);
    await this.bidi.send('browsingContext.setViewport', { context, viewport: this.viewport });
    await tab.goto(url, wait);
    return tab;
  }

  /** Opens one of the extension's own pages by path, e.g. `casebook.html`. */
  async openOwn(path: string): Promise<FirefoxTab> {
    return this.open(`${this.baseUrl}${path}`);
  }

  /** Lets the extension into private windows, as the person may in the list of extensions. */
  async allowPrivateWindows(): Promise<void> {
    const id = JSON.stringify(this.extensionId);
    await this.bidi.evaluate(
      this.chromeContext,
      `(async () => {
        const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
        await ExtensionPermissions.add(${id}, { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        await (await AddonManager.getAddonByID(${id})).reload();
        return null;
      })()`,
    );
  }

  /** The same, and opens one: gives its tab, and this same browser as seen from that window. */
  async openPrivateWindow(url: string): Promise<{ window: FirefoxDaybook; tab: FirefoxTab }> {
    await this.allowPrivateWindows();
    const opened = async (scope: object): Promise<string[]> => {
      const { contexts } = await this.bidi.send<{ contexts: { context: string }[] }>('browsingContext.getTree', {
        ...scope,
      });
      return contexts.map(({ context }) => context);
    };
    const chrome = { 'moz:scope': 'chrome' };
    const [windows, tabs] = [new Set(await opened(chrome)), new Set(await opened({}))];
    await this.bidi.evaluate(this.chromeContext, 'void OpenBrowserWindow({ private: true })');
    const chromeContext = await until('the private window', async () =>
      (await opened(chrome)).find((one) => !windows.has(one)),
    );
    const context = await until('its tab', async () => (await opened({})).find((one) => !tabs.has(one)));
    const tab = new FirefoxTab(this.bidi, context);
    await this.bidi.send('browsingContext.setViewport', { context, viewport: this.viewport });
    await tab.goto(url);
    return { window: new FirefoxDaybook({ ...this, chromeContext } as never), tab };
  }

  /** Tabs that the extension opened by itself, by the start of their path. */
  async findOwn(path: string): Promise<FirefoxTab> {
    return this.findTab(this.baseUrl + path);
  }

  /** A tab that was opened from a page, by the start of its address. */
  async findTab(address: string): Promise<FirefoxTab> {
    const context = await until(`a tab with ${address}`, async () => {
      const { contexts } = await this.bidi.send<{ contexts: { context: string; url: string }[] }>(
        'browsingContext.getTree',
      );
      return contexts.find((open) => open.url.startsWith(address))?.context;
    });
    return new FirefoxTab(this.bidi, context);
  }

  /** Presses the toolbar button over a tab, as a person does; grants `activeTab` there. */
  async triggerAction(tab: FirefoxTab): Promise<void> {
    await this.bidi.send('browsingContext.activate', { context: tab.context });
    await this.bidi.evaluate(
      this.chromeContext,
      `(() => {
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
        const extension = ExtensionParent.GlobalManager.getExtension(${JSON.stringify(this.extensionId)});
        extension.apiManager.global.browserActionFor(extension).triggerAction(window);
        return null;
      })()`,
    );
  }

  /** Presses the toolbar button over a tab and gives the popup that opens. */
  async pressToolbar(tab: FirefoxTab): Promise<View> {
    await this.triggerAction(tab);
    await until('the popup', () => this.popupIsOpen());
    const popup = firefoxPopup(this.bidi, this.chromeContext);
    await until('the popup to be drawn', () =>
      popup.evaluate(
        () => location.protocol === 'moz-extension:' && document.readyState === 'complete' && innerWidth > 0,
      ),
    );
    return popup;
  }

  /** Presses the extension's keyboard shortcut over a tab: the key of the browser's window that its keys would find. */
  async pressShortcut(tab: FirefoxTab): Promise<void> {
    await tab.activate();
    const key = `[...document.querySelectorAll('keyset[id^="ext-keyset"] key')]`;
    await this.bidi.evaluate(this.chromeContext, `void ${key}.find((one) => one.id !== 'disabled').doCommand()`);
  }

  /** Opens the context menu over an element and presses the entry with this name, both for real. */
  async pressMenu(tab: FirefoxTab, selector: string, name: string): Promise<void> {
    await tab.activate();
    const at = await tab.evaluate((sel) => {
      const { x, y, width, height } = document.querySelector(sel)?.getBoundingClientRect() ?? new DOMRect();
      return { x: x + width / 2, y: y + height / 2 };
    }, selector);
    await tab.pressSecond(at.x, at.y);
    const menu = `document.getElementById('contentAreaContextMenu')`;
    const entry = `[...${menu}.querySelectorAll('menuitem')].find((item) => item.label === ${JSON.stringify(name)})`;
    await until('the context menu', () =>
      this.bidi.evaluate(this.chromeContext, `${menu}.state === 'open' && ${entry} !== undefined`),
    );
    // our lines stand together under one of our name
    const part = `${entry}.closest('menupopup')`;
    await this.bidi.evaluate(this.chromeContext, `void (${part} === ${menu} || ${part}.parentNode.openMenu(true))`);
    await until('our part of the menu', () => this.bidi.evaluate(this.chromeContext, `${part}.state === 'open'`));
    await this.bidi.evaluate(this.chromeContext, `void ${part}.activateItem(${entry})`);
  }

  /**
   * Runs a function in a page from a frame script: the page's tree with the browser's own rights, closed shadow roots
   * included. What it gives goes as JSON.
   */
  async lookFromWindow<T>(tab: FirefoxTab, work: () => T): Promise<T> {
    await tab.activate();
    const script = `answer(JSON.stringify((${work.toString().replaceAll('document.', 'content.document.')})()))`;
    return JSON.parse(
      String(await askFrame(this.bidi, this.chromeContext, 'gBrowser.selectedBrowser', script, null)),
    ) as T;
  }

  /** Takes the mouse away and gives a touch screen, as far as pages can tell. */
  async setTouchScreen(): Promise<void> {
    const set = ['primary', 'all'].map((which) => `Services.prefs.setIntPref('ui.${which}PointerCapabilities', 1);`);
    await this.bidi.evaluate(this.chromeContext, `void (() => { ${set.join(' ')} })()`);
  }

  /** Tells pages which colours the person prefers, as the browser's own setting does: 0 dark, 1 light. */
  async setColorScheme(scheme: 0 | 1): Promise<void> {
    const set = `void Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${scheme})`;
    await this.bidi.evaluate(this.chromeContext, set);
  }

  async popupIsOpen(): Promise<boolean> {
    const open = `document.querySelector('browser.webextension-popup-browser')?.closest('panel')?.state === 'open'`;
    return (await this.bidi.evaluate(this.chromeContext, open)) === true;
  }

  /** The browser's own folder, to be looked into once it has ended. */
  get profile(): string {
    return join(this.folder, 'profile');
  }

  /** Ends the browser and leaves its profile, for {@link close} to remove. */
  async end(): Promise<void> {
    this.bidi.close();
    await end(this.process);
  }

  /** Ends the browser as a power cut does. */
  async kill(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGKILL');
    await ended;
    this.bidi.close();
    await this.proxy.close();
  }

  async close(): Promise<void> {
    await this.end();
    await this.proxy.close();
    if (!this.kept) await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function startFirefox(
  folder: string,
  proxyPort: number,
  more: Record<string, string | number | boolean>,
): Promise<ChildProcess> {
  const profile = join(folder, 'profile');
  await mkdir(profile, { recursive: true });
  await mkdir(join(folder, 'downloads'), { recursive: true });
  const preferences: Record<string, string | number | boolean> = {
    // no way out but the proxy that refuses and writes down; loopback too
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'network.proxy.no_proxies_on': '',
    'network.proxy.allow_hijacking_localhost': true,
    'browser.download.folderList': 2,
    'browser.download.dir': join(folder, 'downloads'),
    'browser.download.alwaysOpenPanel': false,
    'extensions.autoDisableScopes': 0,
    'xpinstall.signatures.required': false,
    // what plays protected films asks Google for its updates, in the middle of a test
    'media.gmp-manager.updateEnabled': false,
    'intl.accept_languages': 'en-GB',
    ...more,
  };
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), `${lines.join('\n')}\n`);
  const args = [
    '--headless',
    '--no-remote',
    '--profile',
    profile,
    '--remote-debugging-port=0',
    '--remote-allow-system-access',
  ];
  return spawn(findFirefox(), args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TZ: 'Europe/London' },
  });
}

/** The address that Firefox says it listens on. */
function listeningAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`Firefox ended with ${code}: ${said.slice(-500)}`)));
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
}

/** Fulfils practice pages before any connection is made, refuses the rest, and gives the list of what was refused. */
async function answerRequests(bidi: Bidi, options: FirefoxOptions): Promise<string[]> {
  const refused: string[] = [];
  bidi.on('network.beforeRequestSent', (params) => {
    if (params['isBlocked'] !== true) return;
    const { request, url: address, method } = params['request'] as { request: string; url: string; method: string };
    // a request whose page is gone meanwhile needs no answer
    const asked = { request, address, method, navigates: typeof params['navigation'] === 'string' };
    answerOne(bidi, options, asked, refused).catch((thrown: unknown) => {
      if (!String(thrown).includes('no such request')) refused.push(`${address} (${String(thrown)})`);
    });
  });
  await bidi.send('session.subscribe', { events: ['network.beforeRequestSent'] });
  await bidi.send('network.addIntercept', { phases: ['beforeRequestSent'] });
  await bidi.send('network.addDataCollector', { dataTypes: ['request'], maxEncodedDataSize: 1 << 20 });
  return refused;
}

async function answerOne(
  bidi: Bidi,
  options: FirefoxOptions,
  asked: { request: string; address: string; method: string; navigates: boolean },
  refused: string[],
): Promise<void> {
  const { request, address, method, navigates } = asked;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    await bidi.send('network.continueRequest', { request });
    return;
  }
  if (url.hostname === options.letThrough) {
    await bidi.send('network.continueRequest', { request });
    return;
  }
  const sent = method === 'POST' ? await bodyOf(bidi, request) : null;
  const answer: Answer | null = (await options.answer?.(url, navigates, sent)) ?? practiceAnswer(url);
  if (answer === null) {
    if (url.pathname !== '/favicon.ico') refused.push(address);
    await bidi.send('network.failRequest', { request });
    return;
  }
  const headers = { 'content-type': answer.contentType, ...answer.headers };
  await bidi.send('network.provideResponse', {
    request,
    statusCode: answer.status,
    reasonPhrase: answer.status === 200 ? 'OK' : 'Not Found',
    headers: Object.entries(headers).map(([name, value]) => ({ name, value: { type: 'string', value } })),
    body: { type: 'base64', value: Buffer.from(answer.body).toString('base64') },
  });
}

/** What a request carries. */
async function bodyOf(bidi: Bidi, request: string): Promise<Buffer> {
  const { bytes } = await bidi.send<{ bytes: { type: 'string' | 'base64'; value: string } }>('network.getData', {
    dataType: 'request',
    request,
  });
  return Buffer.from(bytes.value, bytes.type === 'base64' ? 'base64' : 'utf8');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 8000);
  await ended;
  clearTimeout(late);
}
