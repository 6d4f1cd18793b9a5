import type { SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { linkedData, textMember } from '../../page/page-json.ts';
import { oncePerPage } from '../../page/page-memo.ts';

export const accountSelectors = {
  followButton: { css: '[data-testid$="-follow"], [data-testid$="-unfollow"]', seen: '2025-02?' },
  profileJson: { css: 'script[data-testid="UserProfileSchema-test"]', seen: '2026-02' },
} as const satisfies Record<string, SelectorRow>;

/** The account's number: only a profile page's data and a follow button name it. By handle in small letters. */
function accountIds(document: Document): {
  profile: Map<string, string>;
  buttons: Map<string, string>;
} {
  const profile = new Map<string, string>();
  if (first(document, accountSelectors.profileJson) !== null) {
    for (const data of linkedData(document)) {
      const handle = textMember(data, 'mainEntity', 'additionalName');
      const id = textMember(data, 'mainEntity', 'identifier');
      if (handle !== null && id !== null) profile.set(handle.toLowerCase(), id);
    }
  }
  const buttons = new Map<string, string>();
  for (const button of all(document, accountSelectors.followButton)) {
    const handle = /@(\w{1,15})/u.exec(button.getAttribute('aria-label') ?? '')?.[1];
    const id = /^\d+/u.exec(button.getAttribute('data-testid') ?? '')?.[0];
    if (handle !== undefined && id !== undefined) buttons.set(handle.toLowerCase(), id);
  }
  return { profile, buttons };
}

/** Ways to the number of an account of that handle. */
export function accountIdOf(document: Document, handle: string): [string, () => string | undefined][] {
  const ids = oncePerPage(document, 'account ids', () => accountIds(document));
  return [
    [`${accountSelectors.profileJson.css} mainEntity.identifier`, () => ids.profile.get(handle.toLowerCase())],
    [`${accountSelectors.followButton.css}@data-testid`, () => ids.buttons.get(handle.toLowerCase())],
  ];
}
