import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChromiumDaybook } from '../support/chromium.ts';
import { canKeep, chooseFiles, keepChosen } from '../support/import-flows.ts';
import { writeChat } from '../support/many-messages.ts';
import { peakDuring } from '../support/process-memory.ts';
import { words } from '../support/words.ts';

const limitMs = 600_000;

/**
 * Two million lines of WhatsApp (a tenth of them where it is quick), from choosing the file to "kept": seconds in all,
 * of them until the choice is shown, and the most memory that the browser needed for it.
 */
export async function importFigures(quick = false): Promise<Record<string, number>> {
  const messages = quick ? 200_000 : 2_000_000;
  const folder = mkdtempSync(join(tmpdir(), 'daybook-import-'));
  const profile = join(folder, 'profile');
  const chat = join(folder, 'WhatsApp Chat with Sam Carter.txt');
  writeChat(chat, messages);
  const daybook = await ChromiumDaybook.launch({ profile });
  try {
    const casebook = await daybook.context.newPage();
    await casebook.goto(`chrome-extension://${daybook.extensionId}/casebook.html#/bring`);
    await casebook.getByRole('heading', { name: words('nav_bring') }).waitFor();
    const begun = performance.now();
    const { result, peakBytes } = await peakDuring(profile, async () => {
      await chooseFiles(casebook, [chat]);
      await canKeep(casebook, limitMs);
      const looked = performance.now() - begun;
      const said = await keepChosen(casebook, limitMs);
      if (!said.includes(words('import_see'))) throw new Error(`not kept: ${said}`);
      return looked;
    });
    const name = quick ? 'import_200k' : 'import_2m';
    return {
      [`${name}_s`]: (performance.now() - begun) / 1000,
      [`${name}_look_s`]: result / 1000,
      [`${name}_peak_mib`]: peakBytes / 2 ** 20,
    };
  } finally {
    await daybook.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
