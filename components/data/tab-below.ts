import browser, { type Tabs } from 'webextension-polyfill';
import { panelTab } from '../../utils/messaging/panel.ts';

/** The tab that our panel stands over: what its button was pressed for, or what it was opened for in a window of its own. */
export async function tabBelow(): Promise<Tabs.Tab | undefined> {
  const named = panelTab(location.href);
  if (named !== null) return browser.tabs.get(named);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab;
}
