import type { MadePage } from './capture-pages.ts';

/** What message `n` says, of the conversation that was chosen and of the one to which the page goes. */
export const chosenWords = (n: number): string => `words of message ${n}`;
export const otherWords = 'said to somebody else';

const chat = (onScroll: string): MadePage => ({
  style: `html,body{height:100%;overflow:hidden;margin:0}#bar{height:56px;background:#203050}#list{position:absolute;inset:56px 0 0 0;overflow-y:auto}
    article{margin:2px 20px;padding:6px;min-height:60px;background:#eef}p{margin:0}`,
  body: '<div id="bar">Chat</div><div id="list"></div>',
  script: `
    const list = document.querySelector('#list');
    const fill = (say) => list.replaceChildren(...Array.from({ length: 70 }, (_, n) => {
      const row = document.createElement('article');
      row.setAttribute('itemscope', '');
      row.setAttribute('itemtype', 'https://schema.org/Comment');
      const at = new Date(Date.UTC(2026, 9, 1, 8, n)).toISOString();
      row.innerHTML = '<b itemprop="author">Devon</b> <time itemprop="datePublished" datetime="' + at + '">' + at.slice(11, 16) + '</time> <p itemprop="text">' + say(n) + '</p>';
      return row;
    }));
    fill((n) => 'words of message ' + n);
    let scrolls = 0;
    list.addEventListener('scroll', () => { scrolls += 1; ${onScroll} });`,
});

/** The person, or the page, opens another conversation while one is walked, without the page being loaded anew. */
export const leavingChats: Record<string, MadePage> = {
  'opens-another': chat(
    `if (scrolls === 3) { history.pushState(null, '', '/opens-another/2'); document.title = 'Mara'; fill((n) => '${otherWords} ' + n); }`,
  ),
  // while the picture of a step is taken
  'opens-another-late': chat(
    `if (scrolls === 3) setTimeout(() => { history.pushState(null, '', '/opens-another/2'); document.title = 'Mara'; fill((n) => '${otherWords} ' + n); }, 420);`,
  ),
};

/** As some boards do: the address says how far the thread is scrolled. */
export const scrolledAddress: MadePage = chat(
  `history.replaceState(null, '', '/scrolled-address/' + Math.round(list.scrollTop)); document.title = '(' + scrolls + ') Long page';`,
);
