// A page that never finishes loading: its post is kept as far as it came, and its page says that more was to come.
import { expect, it } from 'vitest';
import { keepWholePage, keptEntry, putNoticeAway } from '../../support/capture-flows.ts';
import { capturePost } from '../../support/flows.ts';
import { postWords } from '../../support/hostile-pages.ts';
import { launched } from '../../support/launched.ts';
import { answerLoading, loadingAddress, loadingHost } from '../../support/loading-pages.ts';
import { words } from '../../support/words.ts';

const daybook = launched({ answer: answerLoading }, loadingHost);

it('is kept all the same', async () => {
  const page = await daybook().open(loadingAddress('the-rest-waits-for-a-script'), 'commit');
  await page.locator('.row').nth(11).waitFor();
  const post = await capturePost(daybook(), page, page.locator('article'));
  await putNoticeAway(page);
  const whole = await keepWholePage(daybook(), page);
  await page.close();
  const kept = await keptEntry(daybook(), post.number);
  expect(kept.capture).toMatchObject({ state: 'complete', issues: [] });
  expect(await kept.text('text.txt')).toContain(postWords);
  expect(whole.notice).toContain(words('error_page_unfinished'));
});
