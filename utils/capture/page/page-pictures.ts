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
  readonly #joined: { views: JoinedViews; screens: Promise<TakenExhibit>[]; column: number }[] = [];
  #ratio: number;
  /** Of the picture that grows now, device pixels. */
  #height = Infinity;

  constructor(ratio: number) {
    this.#ratio = ratio;
  }

  /** How many views there are. */
  get count(): number {
    return this.#screens.length;
  }

  /** Forgets what there was: the window has another size, and what was taken before fits to nothing that comes. */
  beginAnew(ratio: number): void {
    this.#screens.length = 0;
    this.#joined.length = 0;
    this.#ratio = ratio;
    this.#height = Infinity;
  }

  /** The page was not taken to its end: one view alone is no picture of it. */
  cutShort(): void {
    if (this.#screens.length < 2) this.#joined.length = 0;
  }

  /** `column`: how many windows to the side it lies; each column has pictures of its own. */
  add(tile: Tile, column: number): void {
    const screen = screenAhead(tile.shot, this.#screens.length + 1);
    this.#screens.push(screen);
    const more = tile.view.box.height * this.#ratio;
    if (this.#height + more > largestSide || this.#joined.at(-1)?.column !== column) {
      this.#joined.push({ views: new JoinedViews(), screens: [], column });
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
      this.#joined.map(({ views, screens, column }, index) =>
        tryStep(run, 'tiles', 'screenshot-refused', async () => {
          const [png, parents] = await Promise.all([views.png(), Promise.all(screens)]);
          const where = column === 0 ? '' : `, column ${column + 1} of the page, counted from its beginning`;
          return exhibitOf(png, {
            role: 'page',
            fileName: index === 0 ? 'page.png' : `page-${index + 1}.png`,
            mediaType: 'image/png',
            parents: parents.map(({ facts }) => facts.sha256),
            madeBy: `joined from ${parents.map(({ facts }) => facts.fileName).join(', ')}, not resampled${where}`,
          });
        }),
      ),
    );
    return [...(await Promise.all(this.#screens)), ...made.filter((one) => one !== undefined)];
  }
}
