import type { MadePage } from './capture-pages.ts';

/** What message `n` of such a page says. */
export const behindWords = (n: number): string => `words of number ${n}`;

const style = `html,body{height:100%;margin:0}#bar{height:56px;background:#203050;color:white;padding:16px;box-sizing:border-box}
  article{margin:2px 20px;padding:6px;min-height:44px;background:#eef;border:1px solid #99b}p{margin:0}
  button,[role=button],.gap{display:block;margin:8px auto;padding:6px 14px;width:max-content}.actions{display:flex;gap:8px}.actions *{margin:0}`;
const chatStyle = `${style}html,body{overflow:hidden}#list{position:absolute;inset:56px 0 60px 0;overflow-y:auto}form{position:absolute;inset:auto 0 0 0;height:60px}`;

/** `newest`: of the messages at whose end a button fetches twelve earlier ones by each press of it that is a person's. */
const earlier = (name: string, newest: number, first: number): MadePage => ({
  style: chatStyle,
  body: `<div id="bar">Chat</div><div id="list"><div class="row"><button id="fetch"><div>${name}</div></button></div></div><form><button>Send</button></form>`,
  script: `${rowScript}
    const list = document.querySelector('#list'), fetchRow = list.firstElementChild;
    let first = ${first};
    for (let n = first; n < ${newest}; n += 1) list.append(rowOf(n));
    list.scrollTop = list.scrollHeight;
    window.pressed = 0;
    document.querySelector('#fetch').addEventListener('click', () => {
      window.pressed += 1;
      setTimeout(() => {
        const anchor = fetchRow.nextElementSibling;
        for (let n = Math.max(0, first - 12); n < first; n += 1) list.insertBefore(rowOf(n), anchor);
        first = Math.max(0, first - 12);
        if (first === 0) fetchRow.remove();
      }, 300);
    });`,
});

const rowScript = `
  const rowOf = (n) => {
    const row = document.createElement('article');
    row.setAttribute('itemscope', '');
    row.setAttribute('itemtype', 'https://schema.org/Comment');
    const at = new Date(Date.UTC(2026, 9, 1, 8, n)).toISOString();
    row.innerHTML = '<b itemprop="author">' + (n % 3 ? 'Devon' : 'Mara') + '</b> <time itemprop="datePublished" datetime="' + at + '">' + at.slice(11, 16) + '</time> <p itemprop="text">words of number ' + n + '</p>';
    return row;
  };`;

/** Rows and what stands between them, in one list that the page scrolls. */
const thread = (between: Record<number, string>, total: number, after: string): MadePage => ({
  style,
  body: `<div id="bar">Thread</div><main id="list"></main>${after}`,
  script: `${rowScript}
    const list = document.querySelector('#list'), between = ${JSON.stringify(between)};
    for (let n = 0; n < ${total}; n += 1) {
      const row = rowOf(n);
      row.insertAdjacentHTML('beforeend', '<div class="actions"><button>Like</button><button>Reply</button><button aria-label="More options">…</button></div>');
      list.append(row);
      if (between[n] !== undefined) list.insertAdjacentHTML('beforeend', between[n]);
    }`,
});

/** Chats at whose end a button fetches earlier messages: forty, of which the last twenty are there. */
export const earlierPages: Record<string, MadePage> = {
  'earlier-pressed': earlier('Click here to get older messages from your phone.', 40, 20),
  'earlier-left': earlier('メッセージをさらに読み込む', 40, 20),
};

/** Threads of which something stays behind buttons; and what is said of each: the names, and how many messages stand before it. */
export const threadPages: Record<
  string,
  { page: MadePage; behind: { before: number; words: string }[]; waits: boolean }
> = {
  // as under a post of Facebook and a film of YouTube
  comments: {
    page: thread(
      {
        2: '<div><div role="button" tabindex="0"><span>View all 9 replies</span></div></div>',
        7: '<ytd-button><button aria-label="Show more replies">▾</button></ytd-button>',
      },
      20,
      '<div><div role="button" tabindex="0">Ver más comentarios</div></div>',
    ),
    behind: [
      { before: 3, words: 'View all 9 replies' },
      { before: 8, words: 'Show more replies' },
      { before: 20, words: 'Ver más comentarios' },
    ],
    waits: true,
  },
  // as Discourse leaves out what it hides, and goes on over further pages as XenForo does
  forum: {
    page: thread(
      { 4: '<div class="gap jagged-border" tabindex="0">view 2 hidden replies</div>' },
      16,
      '<nav><a class="pageNav-jump pageNav-jump--prev" rel="prev" href="/forum?page=1">Prev</a> <a href="/forum?page=3">3</a> <a class="pageNav-jump pageNav-jump--next" rel="next" href="/forum?page=3">Next</a></nav>',
    ),
    behind: [
      { before: 5, words: 'view 2 hidden replies' },
      { before: 16, words: 'Next' },
    ],
    waits: false,
  },
  // buttons of other kinds, one of which stays with the window
  whole: {
    page: thread(
      { 3: '<div><button>Today ▾</button></div>', 5: '<div><a href="/other">Harbour news: see all</a></div>' },
      16,
      '<div><button>All comments ▾</button></div><form><button>Write a comment</button></form><button style="position:fixed;right:20px;bottom:80px">Load more messages</button>',
    ),
    behind: [],
    waits: false,
  },
};

export const behindPages: Record<string, MadePage> = {
  ...earlierPages,
  ...Object.fromEntries(Object.entries(threadPages).map(([name, { page }]) => [name, page])),
};
