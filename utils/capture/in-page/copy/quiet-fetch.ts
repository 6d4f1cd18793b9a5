import { htmlElement } from '../dom/html-element.ts';
import { ownMark, takeAway } from '../dom/take-away.ts';
import { setLook } from '../layer/overlay.ts';

type Ask = (address: string, how: RequestInit) => Promise<Response>;

const longestWaitMs = 500;

/** The frame that asks for the page, while somebody asks. */
let place: { asking: number; ready: Promise<Ask>; remove(): void } | null = null;

/** An empty frame of the page's own origin, in a closed shadow root: nothing of it is drawn, and the page cannot find it. */
function openPlace(): NonNullable<typeof place> {
  const host = htmlElement('div');
  setLook(host, { all: 'initial', display: 'none', ...ownMark(host) });
  const frame = htmlElement('iframe');
  // Firefox may put another empty page into the frame a moment later, and ends what the first one asked for
  const loaded = new Promise<void>((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true });
    // a page that takes the frame away at once is asked for in its own window
    setTimeout(resolve, longestWaitMs);
  });
  host.attachShadow({ mode: 'closed' }).append(frame);
  document.documentElement.append(host);
  const ready = loaded.then((): Ask => {
    const own = frame.contentWindow as (Window & typeof globalThis) | null;
    // an empty page has no address that a site would know; it may name the one around it
    return own === null ? fetch : (address, how) => own.fetch(address, { referrer: location.href, ...how });
  });
  return { asking: 0, ready, remove: () => takeAway(host) };
}

/**
 * Asks for something that the page shows, out of sight of the page: what a page's own window asks for stands in its list of
 * what was fetched (resource timing), with the hour. What `work` gives must be whole, since the frame goes with it.
 */
export async function quietly<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
  place ??= openPlace();
  const mine = place;
  mine.asking += 1;
  try {
    return await work(await mine.ready);
  } finally {
    mine.asking -= 1;
    if (mine.asking === 0) {
      mine.remove();
      if (place === mine) place = null;
    }
  }
}
