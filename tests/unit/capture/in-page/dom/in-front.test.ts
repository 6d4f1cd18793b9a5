// @vitest-environment jsdom
// A page that another tab covers is waited for, for a while.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inFront } from '../../../../../utils/capture/in-page/dom/in-front.ts';

const hidden = vi.spyOn(document, 'hidden', 'get');
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('waits for a page behind another tab, once in vain', async () => {
  hidden.mockReturnValue(false);
  expect(await inFront()).toBe(false);

  hidden.mockReturnValue(true);
  const back = inFront();
  await vi.advanceTimersByTimeAsync(30_000);
  hidden.mockReturnValue(false);
  await vi.advanceTimersByTimeAsync(200);
  expect(await back).toBe(true);

  hidden.mockReturnValue(true);
  const away = inFront();
  await vi.advanceTimersByTimeAsync(61_000);
  expect(await away).toBe(false);
  expect(await inFront()).toBe(false);
});
