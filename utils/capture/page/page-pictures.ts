import type { TakenExhibit } from '../../record/captures.ts';
import { type CaptureRun, tryStep } from '../run/capture-run.ts';
import { JoinedViews } from '../picture/joined-views.ts';
import { type Tile, largestSide } from '../picture/stitch.ts';
import { exhibitOf, screenAhead } from '../run/taken.ts';

/**
 * The pictures of a page that is taken view by view: the views as they are, and joined into as few pictures as fit.
 * Hashing, sealing and joining go on while the next view is awaited.
 */
export class PagePictures {
  readonly #screens: Promise<TakenExhibit>[] = [];
  readonly #joined: { views: JoinedViews; screens: Promise<TakenExhibit>[] }[] = [];
  readonly #ratio: number;
  /** Of the picture that grows now, device pixels. */
  #height = Infinity;

  constructor(ratio: number) {
    this.#ratio = ratio;
  }

  /** The page was not taken to its end: one view alone is no picture of it. */
  cutShort(): void {
    if (this.#screens.length < 2) this.#joined.length = 0;
  }

  add(tile: Tile): void {
    const screen = screenAhead(tile.shot, this.#screens.length + 1);
    this.#screens.push(screen);
    const more = tile.view.box.height * this.#ratio;
    if (this.#height + more > largestSide) {
      this.#joined.push({ views: new JoinedViews(), screens: [] });
      this.#height = 0;
    }
    this.#height += more;
    const now = this.#joined.at(-1);
    now?.views.add(tile);
    now?.screens.push(screen);
  }

  /** The views and the pictures of the page, in order; a picture that fails is an issue of the run. */
  async taken(run: CaptureRun): Promise<TakenExhibit[]> {
    const made = await Promise.all(
      this.#joined.map(({ views, screens }, index) =>
        tryStep(run, 'tiles', 'screenshot-refused', async () => {
          const [png, parents] = await Promise.all([views.png(), Promise.all(screens)]);
          return exhibitOf(png, {
            role: 'page',
            fileName: index === 0 ? 'page.png' : `page-${index + 1}.png`,
            mediaType: 'image/png',
            parents: parents.map(({ facts }) => facts.sha256),
            madeBy: `joined from ${parents.map(({ facts }) => facts.fileName).join(', ')}, not resampled`,
          });
        }),
      ),
    );
    return [...(await Promise.all(this.#screens)), ...made.filter((one) => one !== undefined)];
  }
}
