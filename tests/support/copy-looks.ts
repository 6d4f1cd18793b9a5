/** How a shown copy stands in its frame: runs in the page of the book, which may look into the frame that it draws. */
export interface CopyLooks {
  sandbox: string | null;
  /** Colours that the copy's own styles give, outside and inside a shadow root. */
  colours: string[];
  /** Whether what its styles move stands still. */
  still: boolean;
  picture: boolean;
  /** Whatever could run, send or lead away. */
  alive: number;
  words: string;
  ran: boolean;
}

/** Looks at the copy that is shown; null while there is none. */
export async function copyLooks(): Promise<CopyLooks | null> {
  const frame = document.querySelector('iframe');
  const body = frame?.contentDocument?.body;
  if (frame === null || body === undefined || body === null || body.querySelector('.words') === null) return null;
  const view = frame.contentDocument?.defaultView;
  const colour = (selector: string, root: ParentNode | null | undefined) => {
    const found = root?.querySelector(selector);
    return found === null || found === undefined ? '' : (view?.getComputedStyle(found).color ?? '');
  };
  const place = () => body.querySelector('#spin')?.getBoundingClientRect().x;
  const before = place();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const shadow = body.querySelector('#host')?.shadowRoot;
  const own = body.querySelector<HTMLImageElement>('#own');
  const inner = [...body.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot?.textContent ?? '');
  return {
    sandbox: frame.getAttribute('sandbox'),
    colours: [colour('.words', body), colour('p', shadow)],
    still: place() === before,
    picture: (own?.naturalWidth ?? 0) > 0,
    alive: body.querySelectorAll('script, [src^="http"], [href^="http"], [action], [onclick], body meta, link, base')
      .length,
    words: [body.textContent, ...inner].join(' '),
    ran: 'ran' in globalThis || document.title === 'ran',
  };
}

/** What a copy must look like, with or without its pictures. */
export function expectedLooks(picture: boolean): Omit<CopyLooks, 'words'> {
  return {
    sandbox: 'allow-same-origin',
    colours: ['rgb(1, 2, 3)', 'rgb(4, 5, 6)'],
    still: true,
    picture,
    alive: 0,
    ran: false,
  };
}

/**
 * Were the list of what may be there ever to let something through: puts the whole of it into the frame as it is, presses
 * its link and its button, and says whether anything of it ran.
 */
export async function breakIntoFrame(html: string): Promise<boolean> {
  const inside = document.querySelector('iframe')?.contentDocument;
  inside?.body.setHTMLUnsafe(html);
  for (const place of ['#away', '#js', '#send']) inside?.querySelector<HTMLElement>(place)?.click();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  return 'ran' in globalThis || document.title === 'ran';
}
