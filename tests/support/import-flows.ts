import type { Page } from 'playwright-core';
import { until } from './until.ts';
import { words } from './words.ts';

/** Opens *Bring in* in an open casebook and chooses files that lie on the disk. */
export async function chooseFiles(casebook: Page, paths: readonly string[]): Promise<void> {
  await casebook
    .getByRole('link', { name: words('nav_bring') })
    .first()
    .click();
  await casebook
    .locator('input[type=file]')
    .first()
    .setInputFiles([...paths]);
}

/** Waits until what was chosen can be kept. */
export async function canKeep(casebook: Page, limitMs: number): Promise<void> {
  const keep = casebook.getByRole('button', { name: words('import_keep') });
  await until('the choice', () => keep.isVisible(), limitMs);
}

/** Keeps what is chosen; gives what the screen says. */
export async function keepChosen(casebook: Page, limitMs: number): Promise<string> {
  await casebook.getByRole('button', { name: words('import_keep') }).click();
  const done = casebook.getByRole('link', { name: words('import_see') });
  const alert = casebook.getByRole('alert');
  await until('the keeping', async () => (await done.isVisible()) || (await alert.isVisible()), limitMs);
  return casebook.getByRole('main').innerText();
}
