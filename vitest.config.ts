import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { processorLimit } from './tests/support/processor-limit.ts';

/** One browser at a time: the machine that runs this may have two cores, and what a test waits for must come in time. */
const oneBrowser = {
  fileParallelism: false,
  maxWorkers: 1,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // a state that is waited for may take a busy browser longer than the second that is usual
  expect: { poll: { timeout: 10_000 } },
};

export default defineConfig({
  define: { __BUILD_DIGEST__: JSON.stringify('0'.repeat(64)) },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    projects: [
      // a file that needs a document says so itself: // @vitest-environment jsdom
      // unit tests wait for nothing but the processor: the limit only ends one that hangs
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: processorLimit } },
        },
      },
      {
        extends: true,
        // most of their time they wait for the browser's own pace: a second one finds room between
        test: {
          name: 'e2e-chromium',
          include: ['tests/e2e/chromium/*.test.ts'],
          ...oneBrowser,
          fileParallelism: true,
          maxWorkers: availableParallelism() > 1 ? 2 : 1,
        },
      },
      { extends: true, test: { name: 'e2e-firefox', include: ['tests/e2e/firefox/*.test.ts'], ...oneBrowser } },
      { extends: true, test: { name: 'release', include: ['tests/release/*.test.ts'], ...oneBrowser } },
      {
        extends: true,
        test: { name: 'hard', include: ['tests/hard/**/*.test.ts'], ...oneBrowser, testTimeout: 900_000 },
      },
    ],
  },
});
