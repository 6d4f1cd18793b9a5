import { afterAll, beforeAll, expect } from 'vitest';
import { ChromiumDaybook, type ChromiumOptions } from './chromium.ts';

/**
 * One Chromium for a test file, closed at its end. Whatever the file did: nothing of it may have reached for the network,
 * and no page of the extension may have met an error that nobody caught. `visited` is a site that the person opens from an
 * own page: the browser connects to it before the test answers.
 */
export function launched(options: ChromiumOptions = {}, visited?: string): () => ChromiumDaybook {
  let daybook: ChromiumDaybook | undefined;
  const errors: string[] = [];
  beforeAll(async () => {
    daybook = await ChromiumDaybook.launch(options);
    daybook.context.on('weberror', (error) => errors.push(String(error.error())));
  });
  afterAll(async () => {
    const asked = [...(daybook?.refused ?? []), ...(daybook?.reachedForNetwork ?? [])];
    await daybook?.close();
    const unasked = asked.filter((one) => one !== `${visited}:443`);
    expect(unasked, 'requests that left the browser').toEqual([]);
    expect(errors, 'errors that no page caught').toEqual([]);
  });
  return () => {
    if (daybook === undefined) throw new Error('not launched yet');
    return daybook;
  };
}
