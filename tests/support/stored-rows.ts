import type { Page } from 'playwright-core';

/** Rows of a table of the record, as they lie in the browser. */
export function storedRows(page: Page, table: string): Promise<{ at?: string }[]> {
  return page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('daybook');
        opening.addEventListener('error', () => reject(new Error('not opened')));
        opening.addEventListener('success', () => {
          const all = opening.result.transaction(name).objectStore(name).getAll();
          all.addEventListener('success', () => {
            opening.result.close();
            resolve((all.result as { at?: string }[]).map(({ at }) => (at === undefined ? {} : { at })));
          });
        });
      }),
    table,
  );
}

/** How many rows of a table lie there. */
export async function storedCount(page: Page, table: string): Promise<number> {
  return (await storedRows(page, table)).length;
}
