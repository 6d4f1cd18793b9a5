import { utf8 } from '../../shared/bytes.ts';
import { type CaptureRun, tryStep } from '../run/capture-run.ts';
import { keptReading } from '../corroborate/kept-reading.ts';
import type { ReaderLink } from '../reader/reader-link.ts';
import type { ContextItem } from '../reader/reader-protocol.ts';
import { type Tile, stitchTiles } from '../picture/stitch.ts';
import { exhibitOf } from '../run/taken.ts';

/** What the item itself says of what it answers or quotes, where that is not on the page as an item of its own. */
function namedOnly({ reading }: CaptureRun, found: ReadonlySet<string>) {
  const refs = [
    { relation: 'answers', ref: reading?.replyTo ?? null },
    { relation: 'quotes', ref: reading?.quotes ?? null },
  ];
  return refs.flatMap(({ relation, ref }) =>
    ref === null || found.has(relation) ? [] : [{ relation, by: 'the item', ...ref }],
  );
}

export type Around = Promise<ContextItem[] | undefined>;

/** Asks the page for what the item says that it answers or quotes; nothing where it says no such thing. */
export function askContext(run: CaptureRun, link: ReaderLink): Around {
  if (run.reading?.replyTo == null && run.reading?.quotes == null) return Promise.resolve(undefined);
  return tryStep(run, 'context', 'page-gone', () => link.ask('context', null));
}

/**
 * What the item answers and what it quotes, as far as the page shows it: read in full, and cut out of the picture where
 * that shows it too. `tile`: the one view that was photographed; null where the page was moved since.
 */
export async function addContext(run: CaptureRun, asked: Around, tile: Tile | null): Promise<void> {
  const around = await asked;
  if (around !== undefined) await tryStep(run, 'context', 'screenshot-refused', () => keepContext(run, around, tile));
}

async function keepContext(run: CaptureRun, around: readonly ContextItem[], tile: Tile | null): Promise<void> {
  const found = around.map(({ relation, by, reading }) => ({ relation, by, ...keptReading(reading) }));
  const told = [...found, ...namedOnly(run, new Set(found.map(({ relation }) => relation)))];
  run.taken.push(
    await exhibitOf(utf8(JSON.stringify({ format: 'daybook-context/1', items: told }, null, 1)), {
      role: 'file',
      fileName: 'context.json',
      mediaType: 'application/json',
      parents: [],
      madeBy: 'read from the page: what the item answers and quotes',
    }),
  );
  if (tile === null) return;
  const [screen] = run.taken.filter(({ facts }) => facts.role === 'screen');
  for (const { relation, box } of around) {
    if (box === null || screen === undefined || relation !== 'answers') continue;
    const png = await stitchTiles([{ ...tile, view: { viewport: tile.view.viewport, box, offset: 0 } }]);
    run.taken.push(
      await exhibitOf(png, {
        role: 'item',
        fileName: 'answers.png',
        mediaType: 'image/png',
        parents: [screen.facts.sha256],
        madeBy: `what the item answers, cut out of ${screen.facts.fileName}, not resampled`,
      }),
    );
  }
}
