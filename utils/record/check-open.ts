import { DaybookError } from '../shared/errors.ts';

const damage: readonly string[] = ['seal-broken', 'exhibit-damaged', 'not-found'];

/**
 * What `open` gives, or null where the thing is damaged. That the record was closed meanwhile, or that nothing can be
 * read at all, says nothing of the thing and is thrown on.
 */
export async function openedOrNull<T>(open: () => Promise<T>): Promise<T | null> {
  try {
    return await open();
  } catch (thrown) {
    const damaged = thrown instanceof DaybookError ? damage.includes(thrown.code) : thrown instanceof SyntaxError;
    if (!damaged) throw thrown;
    return null;
  }
}
