import type { MadePage } from './capture-pages.ts';
import { estimatedScript } from './estimated-lists.ts';

/** What message `n` of such a list says; four of nine say the same, in one list all. */
export function listWords(n: number, list: string): string {
  return list === 'all-alike' || n % 9 < 4 ? 'answer me' : `words of message ${n}`;
}

const shared = `
  const at = (n) => new Date(Date.UTC(2026, 9, 1, 8, Math.floor(n / 9))).toISOString();
  const says = (n) => n % 9 < 4 ? 'answer me' : 'words of message ' + n;
  let rowOf = (n) => {
    const row = document.createElement('article');
    row.setAttribute('itemscope', '');
    row.setAttribute('itemtype', 'https://schema.org/Comment');
    row.style.minHeight = 40 + (n % 4) * 14 + 'px';
    row.innerHTML = '<b itemprop="author">' + (n % 3 ? 'Devon' : 'Mara') + '</b> <time itemprop="datePublished" datetime="' + at(n) + '">' + at(n).slice(11, 16) + '</time> <p itemprop="text">' + says(n) + '</p>';
    return row;
  };
  const list = document.querySelector('#list');`;

const style = `html,body{height:100%;overflow:hidden}#bar{height:56px;background:#203050;color:white;padding:16px}
  #list{position:absolute;inset:56px 0 0 0;overflow-y:auto}article{margin:2px 20px;padding:6px;background:#eef;border:1px solid #99b;overflow:hidden}p{margin:0}
  h3{position:sticky;top:0;margin:0;height:30px;background:#fed;z-index:1}`;

const body = '<div id="bar">Chat</div><div id="list"></div>';

const list = (script: string, more = ''): MadePage => ({ style: style + more, body, script: shared + script });

/** Rows by index in the way of the usual kits: only those in view stand in the page, each where it belongs. */
const windowed = (total: number, place: (index: string) => string, laterMs = 0) => `
  const total = ${total}, heights = Array.from({ length: total }, (_, n) => 60 + (n % 4) * 14), tops = [0];
  heights.forEach((height, n) => tops.push(tops[n] + height));
  const inner = document.createElement('div');
  list.append(inner);
  const draw = () => {
    const first = Math.max(0, tops.findLastIndex((top) => top <= list.scrollTop) - 2);
    const wanted = [];
    for (let n = first; n < total && tops[n] < list.scrollTop + list.clientHeight + 120; n += 1) wanted.push(n);
    ${place('wanted')}
  };
  let waits;
  list.addEventListener('scroll', () => { clearTimeout(waits); waits = setTimeout(draw, ${laterMs}); });
  draw();`;

const absolute = (look: string) => (wanted: string) =>
  `
    inner.style.cssText = 'position:relative;height:' + tops.at(-1) + 'px';
    inner.replaceChildren(...${wanted}.map((n) => { const row = rowOf(n); row.style.cssText = 'position:absolute;left:0;right:0;box-sizing:border-box;height:' + (heights[n] - 4) + 'px;' + ${look}; return row; }));`;

const padded = (wanted: string) => `
    inner.style.paddingTop = tops[${wanted}[0]] + 'px';
    inner.style.paddingBottom = tops.at(-1) - tops[${wanted}.at(-1) + 1] + 'px';
    inner.replaceChildren(...${wanted}.map((n) => { const row = rowOf(n); row.style.cssText = 'box-sizing:border-box;margin:0;height:' + heights[n] + 'px'; return row; }));`;

const total = 70;

/** Taken for another height before they are drawn; from the newest one, where `atEnd`. */
const reckoned = (estimate: number, built: 'placed' | 'padded', atEnd = false): MadePage =>
  list(
    `${estimatedScript({ total, estimate, overscan: 3, built })}
    ${atEnd ? 'const toEnd = (left) => { list.scrollTop = list.scrollHeight; if (left > 0) requestAnimationFrame(() => toEnd(left - 1)); }; toEnd(12);' : ''}`,
    'article{margin:0}',
  );

/** Newest first in the tree; older ones are fetched as the end comes into view, however the list counts. */
const fetchedAtEnd = `
  let first = 40, busy = false;
  for (let n = ${total} - 1; n >= first; n -= 1) list.append(rowOf(n));
  list.addEventListener('scroll', () => {
    if (busy || first === 0 || Math.abs(list.scrollTop) < list.scrollHeight - list.clientHeight - 60) return;
    busy = true;
    setTimeout(() => {
      for (let n = first - 1; n >= first - 20; n -= 1) list.append(rowOf(n));
      first -= 20;
      busy = false;
    }, 500);
  });`;

/** Lists as chats build them, of seventy messages from 0 on unless told; each under the way in which it is walked. */
export const chatLists: Record<'newer' | 'older', Record<string, MadePage>> = {
  newer: {
    'rows-placed': list(windowed(total, absolute(`'top:' + tops[n] + 'px'`))),
    'rows-moved': list(windowed(total, absolute(`'top:0;transform:translateY(' + tops[n] + 'px)'`))),
    'rows-padded': list(windowed(total, padded)),
    // a day stands over its messages, and stays there
    'day-heads': list(`
      for (let n = 0; n < ${total}; n += 1) {
        if (n % 20 === 0) { const day = document.createElement('h3'); day.textContent = 'Day ' + n / 20; list.append(day); }
        list.append(rowOf(n));
      }`),
    // rows that were used and will be again, with their old words, out of sight
    'rows-parked': list(`
      for (let n = 0; n < ${total}; n += 1) list.append(rowOf(n));
      for (const look of ['display:none', 'position:absolute;top:300px;visibility:hidden', 'position:absolute;top:300px;left:-9999px;width:400px', 'position:absolute;top:-900px', 'position:absolute;top:300px;opacity:0'])
        for (let n = 0; n < 2; n += 1) { const row = rowOf(100 + n); row.style.cssText = look; list.prepend(row); }`),
    // drawn a while after the list was scrolled
    'rows-later': list(windowed(total, absolute(`'top:' + tops[n] + 'px'`), 180)),
    // somebody writes below the last message, and stops, again and again
    typing: list(`
      for (let n = 0; n < ${total}; n += 1) list.append(rowOf(n));
      const typing = document.createElement('p'); typing.textContent = 'Devon is typing…'; list.append(typing);
      setInterval(() => { typing.hidden = !typing.hidden; }, 400);`),
    'taken-for-half': reckoned(40, 'placed'),
    'taken-for-twice': reckoned(160, 'padded'),
    // a message is higher once its picture has come
    'rows-grow': list(`
      const seen = new IntersectionObserver((all) => { for (const { isIntersecting, target } of all) if (isIntersecting) { seen.unobserve(target); setTimeout(() => { target.style.paddingBottom = '70px'; }, 250); } }, { root: list });
      for (let n = 0; n < ${total}; n += 1) { const row = rowOf(n); list.append(row); if (n % 3 === 0) seen.observe(row); }`),
  },
  older: {
    'from-below': list(
      `for (let n = ${total} - 1; n >= 0; n -= 1) list.append(rowOf(n));`,
      '#list{display:flex;flex-direction:column-reverse}article{flex:none}',
    ),
    // older ones are fetched as their end comes into view, and what is in view keeps its place
    'fetched-above': list(
      `
      let first = 40, busy = false;
      for (let n = first; n < ${total}; n += 1) list.append(rowOf(n));
      list.scrollTop = list.scrollHeight;
      list.addEventListener('scroll', () => {
        if (busy || first === 0 || list.scrollTop > 60) return;
        busy = true;
        setTimeout(() => {
          const before = list.scrollHeight - list.scrollTop;
          for (let n = first - 1; n >= first - 20; n -= 1) list.prepend(rowOf(n));
          first -= 20;
          list.scrollTop = list.scrollHeight - before;
          busy = false;
        }, 700);
      });`,
      '#list{overflow-anchor:none}',
    ),
    // turned upside down as a whole, and back row by row
    flipped: list(fetchedAtEnd, '#list,article{transform:scaleY(-1)}'),
    // the same words in the same minute, fetched as their end comes into view
    'all-alike': list(
      `const atOnce = at(0), alike = rowOf; rowOf = (n) => { const row = alike(n); row.children[1].dateTime = atOnce; row.children[2].textContent = 'answer me'; return row; };${fetchedAtEnd}`,
      '#list{display:flex;flex-direction:column-reverse}article{flex:none}',
    ),
    'taken-for-half-above': reckoned(40, 'padded', true),
    'taken-for-twice-above': reckoned(160, 'placed', true),
    // new ones come in below while the walk goes up
    arriving: list(`
      for (let n = 0; n < ${total}; n += 1) list.append(rowOf(n));
      list.scrollTop = list.scrollHeight;
      let next = ${total};
      list.addEventListener('scroll', () => setTimeout(() => list.append(rowOf(next++)), 200));`),
  },
};

/** Its rows come frame by frame, as the end comes into view: behind another tab none comes. */
export const drawnInFront: MadePage = list(`
  let next = 0;
  const more = () => { for (let n = 0; n < 14 && next < ${total}; n += 1) list.insertBefore(rowOf(next++), end); };
  const end = document.createElement('p');
  end.textContent = ' ';
  list.append(end);
  more();
  new IntersectionObserver(() => requestAnimationFrame(more), { root: list, rootMargin: '40px' }).observe(end);`);

/** Every tenth message has its first words alone until something is pressed; others end in dots, and each at a button. */
export const cutInPlace: MadePage = list(
  `
  const plain = rowOf;
  rowOf = (n) => {
    const row = plain(n), said = row.querySelector('p');
    said.append(n % 10 === 5 ? '\u2026 ' : n % 10 === 1 ? '... ' : ' ');
    if (n % 10 === 5) said.insertAdjacentHTML('beforeend', '<span role="button" tabindex="0">more</span> ');
    said.insertAdjacentHTML('beforeend', '<button>Reply</button>');
    return row;
  };
  for (let n = 0; n < ${total}; n += 1) list.append(rowOf(n));`,
);

/** How many messages each list begins with. */
export const listTotal = total;

/** Each list with the way in which it is walked. */
export const listWays = (['newer', 'older'] as const).flatMap((way) =>
  Object.keys(chatLists[way]).map((name) => [name, way] as const),
);

/** All that a list says, in order. */
export const allListWords = (name: string): string[] => Array.from({ length: listTotal }, (_, n) => listWords(n, name));

/** Where a list is scrolled to, in the page: from its beginning, or from its end, where something comes in above. */
export function scrolledTo(fromEnd: boolean): number {
  const { scrollTop = -1, scrollHeight = 0 } = document.querySelector('#list') ?? {};
  return fromEnd ? scrollTop - scrollHeight : scrollTop;
}
