const tabName = 'tab';

/** Path of our panel where no toolbar button can hold it: it is for this tab then, whichever is in front. */
export function panelPath(tabId: number): string {
  return `popup.html?${tabName}=${tabId}`;
}

/** The tab that a panel's address names; null for the panel of the toolbar button. */
export function panelTab(address: string): number | null {
  const named = new URL(address).searchParams.get(tabName);
  return named === null ? null : Number(named);
}
