// A page that never finishes loading: what stands there is kept all the same.
import { expect, it } from 'vitest';
import { keptEntry } from '../../support/capture-flows.ts';
import { capturePost } from '../../support/flows.ts';
import { postWords } from '../../support/hostile-pages.ts';
import { launched } from '../../support/launched.ts';
import { answerLoading, loadingAddress, loadingHost } from '../../support/loading-pages.ts';

const daybook = launched({ answer: answerLoading }, loadingHost);

it('has a post that is kept', async () => {
  const page = await daybook().open(loadingAddress('the-rest-waits-for-a-script'), 'commit');
  await page.locator('.row').nth(11).waitFor();
  const post = await capturePost(daybook(), page, page.locator('article'));
  await page.close();
  const kept = await keptEntry(daybook(), post.number);
  expect(kept.capture).toMatchObject({ state: 'complete', issues: [] });
  expect(await kept.text('text.txt')).toContain(postWords);
});
