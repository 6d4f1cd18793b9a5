/** `npm run build`, `build:firefox`, `zip`: the unpacked extension in `.output`, or the archives for the stores. */
import { parseArgs } from 'node:util';
import { buildExtension, zipExtension } from './support/build-extension.ts';
import { say } from './support/project.ts';

const { values } = parseArgs({
  options: { browser: { type: 'string', default: 'chrome' }, zip: { type: 'boolean', default: false } },
});
if (values.browser !== 'chrome' && values.browser !== 'firefox') {
  say(`--browser is chrome or firefox, not "${values.browser}".`);
  process.exit(2);
}
if (values.zip) {
  for (const path of await zipExtension()) console.log(path);
} else {
  console.log(await buildExtension(values.browser, { again: true }));
}
