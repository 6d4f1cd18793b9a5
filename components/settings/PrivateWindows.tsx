import browser from 'webextension-polyfill';
import { useLoaded } from '../data/use-loaded.ts';
import { t } from '../words.ts';

/** Whether the browser lets Daybook into private windows, and what that means. */
export function PrivateWindows() {
  const [allowed] = useLoaded(() => browser.extension.isAllowedIncognitoAccess(), 'private');
  if (allowed.state !== 'ready') return null;
  return <p>{t(allowed.value ? 'private_windows_on' : 'private_windows_off')}</p>;
}
