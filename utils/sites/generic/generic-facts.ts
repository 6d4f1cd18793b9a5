import { accountOfProfile } from '../values/profile-account.ts';

/** What one standard (microdata, h-entry, plain HTML …) says about an item; null where it says nothing. */
export interface GenericFacts {
  /** Which standard, for `via`: `microdata`, `h-entry` … */
  standard: string;
  kind: 'comment' | 'message' | 'post' | null;
  itemId: string | null;
  permalink: string | null;
  name: string | null;
  handle: string | null;
  accountId: string | null;
  profileUrl: string | null;
  /** UTC. */
  postedAt: string | null;
  postedAtRaw: string | null;
  text: string | null;
  /** Words with what stands around them, where nothing says which are which. */
  loose: string | null;
  title: string | null;
  answers: string | null;
  /** Somebody else's words in it. */
  quoted: string | null;
}

export function noFacts(standard: string): GenericFacts {
  return {
    standard,
    kind: null,
    itemId: null,
    permalink: null,
    name: null,
    handle: null,
    accountId: null,
    profileUrl: null,
    postedAt: null,
    postedAtRaw: null,
    text: null,
    loose: null,
    title: null,
    answers: null,
    quoted: null,
  };
}

/** Controls and what only looks like words. */
export const controls =
  'button, nav, form, menu, dialog, [role="button"], [role="toolbar"], [role="menu"], [role="menubar"], [role="navigation"], [role="tooltip"]';

/** `@name` or `name@server` as the last part of a profile's path is a handle on every platform that writes it so. */
export function handleOfProfile(href: string | null): string | null {
  const [, at, ofServer] =
    /\/(?:@([^/?#@]+(?:@[\w.-]+)?)|([^/?#@:]+@[\w-]+(?:\.[\w-]+)+))\/?(?:\?|$)/u.exec(href ?? '') ?? [];
  return at ?? ofServer ?? null;
}

/** Whose account it is, by the address of its profile, where nothing else said it. */
export function addAccount(facts: GenericFacts): void {
  const account = accountOfProfile(facts.profileUrl);
  facts.accountId ??= account?.id ?? null;
  if (account?.isNameHandle === true) facts.handle ??= facts.name;
}
