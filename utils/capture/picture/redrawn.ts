import { fromBase64 } from '../../shared/bytes.ts';
import { DaybookError } from '../../shared/errors.ts';
import type { CaptureRun } from '../run/capture-run.ts';
import type { ReaderLink } from '../reader/reader-link.ts';
import { runInPage } from '../reader/run-in-page.ts';
import { exhibitOf } from '../run/taken.ts';

/** The last resort where the browser refuses a picture: the item drawn anew from its markup, and marked as that. */
export async function takeRedrawn(run: CaptureRun, link: ReaderLink): Promise<void> {
  await link.ask('lay-out-chosen', null);
  const ran = await runInPage(link.tabId, { files: ['/redraw.js'] });
  const drawn = ran?.result as { dataUrl: string } | { why: string } | undefined;
  if (drawn === undefined || 'why' in drawn) throw new DaybookError('screenshot-refused', drawn?.why ?? 'not redrawn');
  run.taken.push(
    await exhibitOf(fromBase64(drawn.dataUrl.slice(drawn.dataUrl.indexOf(',') + 1)), {
      role: 'item',
      fileName: 'redrawn.png',
      mediaType: 'image/png',
      parents: [],
      madeBy: 'redrawn from the page’s markup by html2canvas-pro, not photographed',
    }),
  );
}
