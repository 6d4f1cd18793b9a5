/**
 * `npm start`: the main job. With a screen it opens Chromium with Daybook and the practice pages. Without one, or with
 * `--headless`, it does the whole job by itself through the real interface, leaves the package in `out/` (or `--out DIR`)
 * and checks it; exit 0 only if it verifies. `--profile DIR --passphrase TEXT` keeps the profile and locks the record.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ChromiumDaybook } from '../tests/support/chromium.ts';
import { BrowserMissing } from '../tests/support/installed-browser.ts';
import { buildExtension } from './support/build-extension.ts';
import { hasScreen } from './support/has-screen.ts';
import { doMainJob } from './support/main-job.ts';
import { openForPerson } from './support/open-for-person.ts';
import { projectRoot, say, toldPath } from './support/project.ts';
import { toldOptions } from './support/told-options.ts';

const values = toldOptions({
  headless: { type: 'boolean', default: false },
  out: { type: 'string' },
  profile: { type: 'string' },
  passphrase: { type: 'string' },
});

async function byItself(extension: string): Promise<number> {
  const folder = values.out === undefined ? join(projectRoot, 'out') : toldPath(values.out);
  mkdirSync(folder, { recursive: true });
  const profile = values.profile === undefined ? undefined : toldPath(values.profile);
  const daybook = await ChromiumDaybook.launch({ extension, ...(profile === undefined ? {} : { profile }) });
  let path: string;
  try {
    path = await doMainJob(daybook, { folder, passphrase: values.passphrase, tell: say });
    const asked = [...daybook.refused, ...daybook.reachedForNetwork];
    if (asked.length > 0) throw new Error(`something reached for the network: ${asked.join(', ')}`);
  } finally {
    await daybook.close();
  }
  console.log(path);
  const verify = spawnSync(process.execPath, [join(projectRoot, 'scripts/verify.ts'), path], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
  return verify.status ?? 1;
}

async function main(): Promise<number> {
  if (values.passphrase !== undefined && values.passphrase.length === 0) {
    say('--passphrase needs a text.');
    return 2;
  }
  const extension = await buildExtension('chrome');
  if (values.headless || values.out !== undefined || values.profile !== undefined || !hasScreen())
    return byItself(extension);
  say(
    'Opening Chromium with Daybook; this ends when you close its window. (“npm start -- --headless” does the job by itself.)',
  );
  await openForPerson(extension);
  return 0;
}

try {
  process.exit(await main());
} catch (thrown) {
  say(
    thrown instanceof BrowserMissing
      ? thrown.message
      : thrown instanceof Error
        ? (thrown.stack ?? thrown.message)
        : String(thrown),
  );
  process.exit(1);
}
