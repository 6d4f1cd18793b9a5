export type BrowserKind = 'chrome' | 'edge' | 'firefox';

/** Whose menus the person sees, by the browser's user agent string; unknown ones of Chromium's family are much like Chrome. */
export function browserKind(userAgent: string): BrowserKind {
  if (userAgent.includes('Firefox/')) return 'firefox';
  return userAgent.includes('Edg/') ? 'edge' : 'chrome';
}
