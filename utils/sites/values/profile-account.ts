/** How forum software addresses the page of an account, with its number: where the name shown is the account's own. */
const namedByAccount: readonly RegExp[] = [
  // phpBB; FluxBB and phpBB 2; MyBB and vBulletin; XenForo
  /\/memberlist\.php\?(?:.*&)?u=(\d+)/u,
  /\/profile\.php\?(?:.*&)?(?:u|id)=(\d+)/u,
  /\/member\.php\?(?:.*&)?(?:u|uid)=(\d+)/u,
  /\/member\.php\?(\d+)(?:-|$)/u,
  /\/members\/[^/]*\.(\d+)\/?$/u,
];

/** And where it may be another one. */
const namedAtWill: readonly RegExp[] = [
  // SMF; Invision, WoltLab; Stack Exchange; Discuz
  /[?;&]action=profile[;&]u=(\d+)/u,
  /\/(?:profile|user)\/(\d+)(?:-[^/]*)?\/?$/u,
  /\/users\/(\d+)(?:\/[^/]*)?\/?$/u,
  /\/home\.php\?(?:.*&)?uid=(\d+)/u,
  /\/space-uid-(\d+)\.html$/u,
];

/** The number of an account that the address of its profile has, which stays when a name changes; null where it has only a name. */
export function accountOfProfile(href: string | null): { id: string; isNameHandle: boolean } | null {
  if (href === null || !URL.canParse(href)) return null;
  const { pathname, search } = new URL(href);
  const numberIn = (ways: readonly RegExp[]): string | undefined =>
    ways.map((way) => way.exec(pathname + search)?.[1]).find((number) => number !== undefined);
  const own = numberIn(namedByAccount);
  const id = own ?? numberIn(namedAtWill);
  return id === undefined ? null : { id, isNameHandle: own !== undefined };
}

/** Whether an address is one that only people have, as software of many makers writes it. */
export const isPersonalAddress = (href: string): boolean =>
  accountOfProfile(href) !== null ||
  /\/(?:u|users?|members?|profiles?|people|authors?)(?:\.php)?[/?]|\/~\w/iu.test(href);
