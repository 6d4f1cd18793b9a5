/**
 * `npm run build`, `build:firefox`, `zip`: the unpacked extension in `.output`, or the archives for the stores with a
 * sample package of invented people in `.output/sample`.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildExtension, zipExtension } from './support/build-extension.ts';
import { makeSample } from './support/make-sample.ts';
import { projectRoot, say } from './support/project.ts';
import { toldOptions } from './support/told-options.ts';

const values = toldOptions({
  browser: { type: 'string', default: 'chrome' },
  zip: { type: 'boolean', default: false },
});
if (values.browser !== 'chrome' && values.browser !== 'firefox') {
  say(`--browser is chrome or firefox, not "${values.browser}".`);
  process.exit(2);
}
if (values.zip) {
  for (const path of await zipExtension()) console.log(path);
  const folder = join(projectRoot, '.output/sample');
  rmSync(folder, { recursive: true, force: true });
  say(`A sample package: ${(await makeSample(folder)).zip}`);
} else {
  console.log(await buildExtension(values.browser, { again: true }));
}
