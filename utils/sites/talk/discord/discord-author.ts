import { all, first } from '../../page/dom-find.ts';
import { discordSelectors, idOf, ownFirst, hasNamedParts, part } from './discord-rows.ts';

/** More messages in a row without a name than one person writes. */
const mostInARow = 50;

/** Without ids: the name in the row's own head, else in that of the nearest row above that has one. */
function oldNameElement(item: Element): { element: Element | null; via: string } {
  const own = ownFirst(item, discordSelectors.oldName);
  if (own !== null) return { element: own, via: discordSelectors.oldName.css };
  let above = item.previousElementSibling;
  let steps = 0;
  while (
    above !== null &&
    steps < mostInARow &&
    (idOf(above) === null || first(above, discordSelectors.oldName) === null)
  ) {
    above = above.previousElementSibling;
    steps += 1;
  }
  if (steps === mostInARow) above = null;
  return {
    element: above && first(above, discordSelectors.oldName),
    via: `row above → ${discordSelectors.oldName.css}`,
  };
}

/** The name of a group's first message stands for those below it: the page says which by `aria-labelledby`. */
export function nameElement(item: Element, id: string): { element: Element | null; via: string } {
  const own = part(item, `message-username-${id}`);
  if (own !== null) return { element: own, via: '#message-username-<id>' };
  if (!hasNamedParts(item)) return oldNameElement(item);
  const article = first(item, discordSelectors.article);
  const named = /message-username-\d+/u.exec(article?.getAttribute('aria-labelledby') ?? '')?.[0];
  const element = named === undefined ? null : item.ownerDocument.getElementById(named);
  return { element, via: "@aria-labelledby → #message-username-<id of the group's first message>" };
}

function accountOfPicture(image: Element | null): string | undefined {
  const src = image?.getAttribute('src') ?? '';
  return /\/users\/(\d+)\/avatars\//u.exec(src)?.[1] ?? /\/avatars\/(\d+)\//u.exec(src)?.[1];
}

export function accountBeside(name: Element | null): string | undefined {
  const around = name?.parentElement ?? null;
  return accountOfPicture(around && first(around, discordSelectors.avatar));
}

export function accountOf(row: Element | null | undefined): string | null {
  if (row == null) return null;
  const accounts = new Set<string>();
  for (const image of all(row, discordSelectors.avatar)) {
    if (image.closest(discordSelectors.replyContext.css) !== null) continue;
    const account = accountOfPicture(image);
    if (account !== undefined) accounts.add(account);
  }
  // of two pictures one is somebody else's, and nothing says which
  return accounts.size === 1 ? ([...accounts][0] ?? null) : null;
}
