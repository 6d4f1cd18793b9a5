import browser from 'webextension-polyfill';

export const menuId = 'keep';

/** The one line in the page's context menu, in neutral words. Phones have no such menu. */
export function makeMenu(): void {
  browser.contextMenus?.create({
    id: menuId,
    title: browser.i18n.getMessage('menu_keep'),
    contexts: ['page', 'selection', 'link', 'image', 'video', 'audio', 'editable'],
    documentUrlPatterns: ['http://*/*', 'https://*/*', 'file:///*'],
  });
}
