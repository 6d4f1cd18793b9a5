import { PageWentError } from './page-went.ts';

/**
 * Asks `look` again and again until it gives something truthy; throws after `limitMs`, naming what was awaited. A page that
 * went while it was looked at shows nothing yet.
 */
export async function until<T>(
  what: string,
  look: () => Promise<T> | T,
  limitMs = 10_000,
  everyMs = 25,
): Promise<Exclude<T, null | undefined | false | '' | 0>> {
  const end = performance.now() + limitMs;
  for (;;) {
    const seen = await Promise.resolve(look()).catch((thrown: unknown) => {
      if (thrown instanceof PageWentError) return null;
      throw thrown;
    });
    if (seen) return seen as Exclude<T, null | undefined | false | '' | 0>;
    if (performance.now() > end) throw new Error(`waited ${limitMs} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
