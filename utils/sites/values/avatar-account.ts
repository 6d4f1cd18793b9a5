/** The number of an account in the address of its picture: Mastodon and its relatives lay pictures under it, cut into threes. */
export function accountOfAvatar(src: string | null | undefined): string | null {
  const parts = /accounts\/avatars\/((?:\d{3}\/){2,6}\d{3})\//u.exec((src ?? '').slice(0, 2000))?.[1];
  return parts?.replaceAll('/', '').replace(/^0+/u, '') ?? null;
}
