import browser, { type Scripting } from 'webextension-polyfill';

/**
 * Runs scripts of ours, or one function, in the tab's page, and gives what came of it in its main frame: null where the
 * browser lets nothing run there without saying so. At once: by themselves browsers wait until a page was read to its end
 * and its scripts have run, which never comes to pass where one of them is not answered.
 */
export async function runInPage(
  tabId: number,
  what: Pick<Scripting.ScriptInjection, 'files'> | Pick<Scripting.ScriptInjection, 'func' | 'args'>,
): Promise<Scripting.InjectionResult | null> {
  const [ran] = await browser.scripting.executeScript({ target: { tabId }, injectImmediately: true, ...what });
  return ran ?? null;
}
