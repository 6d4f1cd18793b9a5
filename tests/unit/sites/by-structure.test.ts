// People's words on a page that no standard marks: told apart by how they repeat.
import { expect, it } from 'vitest';
import { byStructure } from '../../../utils/sites/generic/by-structure.ts';
import { readPage } from '../../../utils/sites/read-page.ts';
import { documentOf } from '../../support/jsdom-page.ts';

const url = new URL('https://club.example/wall');

interface Said {
  who: string;
  words: string;
  inside?: string;
}

const row = ({ who, words, inside = '' }: Said, n: number): string =>
  `<div class="x1" id="m${n}"><a class="x2" href="/${who.replace(/\W/gu, '').toLowerCase()}"><b>${who}</b></a><a class="x3" href="/wall/${n}"><time datetime="2026-03-0${n + 1}T10:00:00Z">${n}d</time></a><div class="x4"><p>${words}</p></div>${inside}</div>`;

const three: Said[] = [
  { who: 'Maren Holt', words: 'I saw you at the pier.' },
  { who: 'Teo Varga', words: 'Leave her alone.' },
  { who: 'Ilse K.', words: 'What is this about?' },
];

const read = (body: string) => readPage(documentOf(`<main>${body}</main>`, url.href), url).items;

it('reads who, when, where and what of each, and says how it was told', () => {
  const items = read(`<div>${three.map(row).join('')}</div>`);
  expect(items.map(({ author, text }) => [author.name, text])).toEqual(three.map(({ who, words }) => [who, words]));
  expect(items[1]).toMatchObject({
    itemId: 'm1',
    permalink: 'https://club.example/wall/1',
    postedAt: '2026-03-02T10:00:00.000Z',
    marks: ['told by its place among the likes of it'],
  });
  expect(items[1]?.author.profileUrl).toBe('https://club.example/teovarga');
});

it('keeps an answer apart from what it answers, and says which that is', () => {
  const answer = row({ who: 'Bram', words: 'She is right.' }, 7);
  const items = read(row({ ...three[0]!, inside: `<div class="x5">${answer}</div>` }, 0) + row(three[1]!, 1));
  expect(items.map(({ author, text }) => [author.name, text])).toEqual([
    ['Maren Holt', 'I saw you at the pier.'],
    ['Bram', 'She is right.'],
    ['Teo Varga', 'Leave her alone.'],
  ]);
  expect(items[1]?.replyTo?.permalink).toBe('https://club.example/wall/0');
});

it('never has the words of somebody who is quoted among those of whoever quotes', () => {
  const quote =
    '<div class="x6"><a href="/bram">Bram</a> <time datetime="2026-01-01T00:00:00Z">1y</time><p>quoted words</p></div>';
  const rows = three.map((said, n) =>
    n === 1 ? row(said, n).replace('</p></div>', `</p>${quote}</div>`) : row(said, n),
  );
  const [, quoting] = read(rows.join(''));
  expect(quoting?.author.name).toBe('Teo Varga');
  expect(quoting?.text).toBe('Leave her alone.');
  expect(quoting?.quotes?.text).toContain('quoted words');
});

it('names nobody by what every row says', () => {
  const rows = three.map(({ words }, n) =>
    row({ who: 'Member', words }, n).replace('href="/member"', `href="/m/${n}"`),
  );
  expect(read(rows.join('')).map(({ author }) => author.name)).toEqual(three.map(() => null));
});

it('takes for a handle only what is written letter by letter as in the address', () => {
  const [first] = read(three.map(row).join(''));
  expect(first?.author).toMatchObject({ name: 'Maren Holt', handle: null });
  const named = three.map((said, n) => row(said, n).replace('</b>', `</b> <i>@${said.who.slice(0, 3)}_${n}</i>`));
  expect(read(named.join('')).map(({ author }) => [author.name, author.handle])).toEqual([
    ['Maren Holt', 'Mar_0'],
    ['Teo Varga', 'Teo_1'],
    ['Ilse K.', 'Ils_2'],
  ]);
});

it('finds the time where something else stands in the like of its place', () => {
  const spans = three.map(
    ({ who, words }, n) =>
      `<div id="c${n}k"><h4>${who}</h4><span>harbour hand</span><span title="0${n + 1} March 2026 10:09">${n} days</span><p>${words}</p></div>`,
  );
  expect(read(spans.join('')).map(({ postedAtRaw }) => postedAtRaw)).toEqual(['0 days', '1 days', '2 days']);
});

it('takes no name over from the row above', () => {
  const rows = [...three, { who: 'Maren Holt', words: 'And again.' }, { who: 'Bram', words: 'Stop.' }].map(row);
  rows[3] = rows[3]!.replace(/<a class="x2".*?<\/a>/u, '');
  const items = read(rows.join(''));
  expect(items.map(({ author }) => author.name)).toEqual(['Maren Holt', 'Teo Varga', 'Ilse K.', null, 'Bram']);
});

it('gives a row without a name its words, where the list has names', () => {
  const rows = [...three, { who: 'Maren Holt', words: 'And again.' }, { who: 'Bram', words: 'Stop.' }].map(row);
  rows[3] = rows[3]!.replace(/<a class="x2".*?<\/time><\/a>/u, '<i>10:09</i>');
  expect(read(rows.join(''))[3]).toMatchObject({ author: { name: null }, text: 'And again.', postedAt: null });
});

it('has a name that stands twice, or before a colon, not among the words', () => {
  const twice = three.map((said, n) => row(said, n).replace('<p>', `<p class="x7">${said.who}</p><p>`));
  expect(read(twice.join('')).map(({ text }) => text)).toEqual(three.map(({ words }) => words));
  const inLine = three.map(
    ({ who, words }, n) =>
      `<li id="m${n}"><img alt="${who}" src="/a/${n}.png" width="30"><div><a href="/u/k${n}">${who}</a>：${words}</div><i>3月${n + 1}日 10:09</i></li>`,
  );
  expect(read(inLine.join('')).map(({ author, text }) => [author.name, text])).toEqual(
    three.map(({ who, words }) => [who, words]),
  );
});

it('takes the words of an article for which nothing says where they stand by their place', () => {
  const articles = three.map((said, n) => `<article>${row(said, n)}<span>Member</span></article>`);
  const items = read(articles.join(''));
  expect(items.map(({ author, text }) => [author.name, text])).toEqual(three.map(({ who, words }) => [who, words]));
  expect(items[0]?.marks).toEqual([]);
});

it('finds anew what a page has put in another place', () => {
  const page = documentOf(`<main>${three.map(row).join('')}</main>`, url.href);
  const before = byStructure.items(page, url);
  for (const element of page.querySelectorAll('[class]')) element.className = `new-${element.className}`;
  page.querySelector('main')?.lastElementChild?.remove();
  const after = byStructure.items(page, url);
  expect(after).toEqual(before.slice(0, 2));
  expect(byStructure.read(after[0]!, url).author.name).toMatchObject({ value: 'Maren Holt' });
});

it('reads what a software draws besides its own things, where the script of that software can', () => {
  const rows = three.map(row).join('');
  const page = documentOf(`<link rel="https://api.w.org/" href="/wp-json/"><main>${rows}</main>`, url.href);
  const { site, items } = readPage(page, url);
  expect([site, items.map(({ author }) => author.name)]).toEqual(['web', three.map(({ who }) => who)]);
});

it('reads a board that is drawn in a way of its own, and says which account and how it was told', () => {
  const board = new URL('https://board.example/viewtopic.php?t=7');
  const post = ({ who, words }: Said, n: number): string =>
    `<section class="x1" id="p4${n}"><b class="x2"><a href="./memberlist.php?mode=viewprofile&amp;u=${n + 5}">${who}</a></b><a class="x3" href="./viewtopic.php?p=4${n}#p4${n}"><time datetime="2026-03-0${n + 1}T10:00:00Z">${n}d</time></a><div class="x4">${words}</div></section>`;
  const copyright = '<div class="copyright"><a href="https://www.phpbb.com/">phpBB</a></div>';
  const page = documentOf(`<main>${three.map(post).join('')}</main>${copyright}`, board.href);
  const { site, items } = readPage(page, board);
  expect(site).toBe('web');
  expect(items.map(({ author, text }) => [author.name, author.handle, author.accountId, text])).toEqual(
    three.map(({ who, words }, n) => [who, who, String(n + 5), words]),
  );
  expect(items[0]?.marks).toEqual(['told by its place among the likes of it']);
});

it('reads a list that shows no times where its markup calls it comments, and no list of links', () => {
  const comment = ({ who, words }: Said, n: number): string =>
    `<div class="comment" id="comment_${n}"><a class="x2" href="/u/7${n}"><img src="/${n}.png" alt=""> ${who}</a><div class="x4">${words}</div></div>`;
  expect(read(three.map(comment).join('')).map(({ author, text }) => [author.name, text])).toEqual(
    three.map(({ who, words }) => [who, words]),
  );
  const headline = ({ who, words }: Said, n: number): string =>
    `<div class="post" id="post_${n}"><a class="x2" href="/u/7${n}">${who}</a><a class="x4" href="/post/${n}">${words}</a></div>`;
  expect(read(three.map(headline).join(''))).toEqual([]);
});

it('names whoever has no page, where the names of others lead to theirs', () => {
  const dated = (name: string, words: string, n: number): string =>
    `<div class="x1" id="m${n}"><h4 class="x2"><strong>${name}</strong></h4><a class="x3" href="#m${n}">2026-03-0${n + 1} 10:00</a><div class="x4">${words}</div></div>`;
  const rows = three.map(({ who, words }, n) => dated(n === 2 ? who : `<a href="/u/${n}">${who}</a>`, words, n));
  expect(read(rows.join('')).map(({ author }) => [author.name, author.profileUrl])).toEqual([
    ['Maren Holt', 'https://club.example/u/0'],
    ['Teo Varga', 'https://club.example/u/1'],
    ['Ilse K.', null],
  ]);
});

it('keeps signatures and quotes with a name out of what somebody writes', () => {
  const rows = three.map((said, n) =>
    n === 1
      ? row(
          { ...said, words: '<blockquote><cite>Maren Holt</cite>I saw you at the pier.</blockquote>Leave her alone.' },
          n,
        ).replace('</p></div>', '</p></div><div class="post-signature">Ships and more</div>')
      : row(said, n),
  );
  const [, quoting] = read(rows.join(''));
  expect(quoting?.text).toBe('Leave her alone.');
  expect(quoting?.quotes?.text).toContain('I saw you at the pier.');
});

it('reads the only answer in a thread as those are read that it stands among', () => {
  const line = (who: string, n: number): string =>
    `<div class="x5"><h3><a class="x2" href="/u/${who}">${who}</a> <small><time datetime="2026-03-0${n}T10:00:00Z">${n}d</time></small></h3></div><p class="x4">Words of ${who}, day ${n}.</p>`;
  const wall = `<li class="c"><i><img src="/1.png"></i><div class="x9"><div class="x8">${line('bo', 1)}</div><ul><li class="r"><div class="x8">${line('ida', 2)}</div></li></ul></div></li><li class="c"><i><img src="/1.png"></i><div class="x9"><div class="x8">${line('cy', 3)}</div></div></li><li class="c"><i><img src="/1.png"></i><div class="x9"><div class="x8">${line('bo', 4)}</div></div></li>`;
  expect(read(`<ul>${wall}</ul>`).map(({ author, text }) => [author.name, text])).toEqual([
    ['bo', 'Words of bo, day 1.'],
    ['ida', 'Words of ida, day 2.'],
    ['cy', 'Words of cy, day 3.'],
    ['bo', 'Words of bo, day 4.'],
  ]);
});

it('reads what a list answers, before it and drawn by another template', () => {
  const post = (said: Said, n: number): string =>
    row(said, n).replace(/^<div class="x1" id="m\d+">(.*)<\/div>$/u, `<div id="q${n}"><div class="x9">$1</div></div>`);
  const answers = three.map((said, n) => `<li class="x7" id="a${n}"><div class="x8">${row(said, n + 3)}</div></li>`);
  const items = read(
    `<p>Words of nobody.</p>${post({ who: 'Bram', words: 'Who took it?' }, 1)}<ul>${answers.join('')}</ul>`,
  );
  expect(items.map(({ author, itemId, text }) => [author.name, itemId, text])[0]).toEqual([
    'Bram',
    'q1',
    'Who took it?',
  ]);
  expect(items).toHaveLength(4);
});

it('takes the link of two that are drawn alike, where one is only a dot', () => {
  const rows = three.map((said, n) => row(said, n).replace('<a class="x3"', '<span class="x3">·</span><a class="x3"'));
  expect(read(rows.join('')).map(({ permalink }) => permalink)).toEqual(
    three.map((_, n) => `https://club.example/wall/${n}`),
  );
});

it('keeps the number of a post out of its words', () => {
  const rows = three.map((said, n) =>
    row(said, n).replace('<div class="x4">', `<div class="x4"><span class="x6">#${n + 31}</span>`),
  );
  expect(read(rows.join('')).map(({ text }) => text)).toEqual(three.map(({ words }) => words));
});

it('reads names that are blocks, and links in a line where somebody has a page', () => {
  const rows = three.map((said, n) => {
    const name =
      n === 1 ? `<a class="x6" href="https://teo.example/">${said.who}</a>` : `<div class="x6">${said.who}</div>`;
    return `<div class="x1" id="m${n}"><div class="x2">${name}<div class="x3" title="Mon Mar 02 2026 1${n}:00:00 GMT+0100 (MEZ)">${n} d</div></div><div class="x4"><p>${said.words}</p></div></div>`;
  });
  const items = read(rows.join(''));
  expect(items.map(({ author, text }) => [author.name, text])).toEqual(three.map(({ who, words }) => [who, words]));
  expect(items.map(({ postedAt }) => postedAt)[2]).toBe('2026-03-02T11:00:00.000Z');
});

it('takes no title for a name', () => {
  const titled = (said: Said, n: number, title: string): string =>
    `<div class="x1" id="p${n}"><h3>${title}</h3><div class="x2">${said.who}</div><time datetime="2026-03-0${n + 1}T10:00:00Z">${n}d</time><div class="x4">${said.words}</div></div>`;
  const answers = read(three.map((said, n) => titled(said, n, n === 0 ? 'Boss' : 'Re: Boss')).join(''));
  expect(answers.map(({ author }) => author.name)).not.toContain('Boss');
  const marked = '<b itemscope itemtype="https://schema.org/Article"><i itemprop="name">Boss</i></b>';
  const things = read(
    three.map((said, n) => titled(said, n, n === 0 ? marked : marked.replace('Boss', 'Chief'))).join(''),
  );
  expect(things.map(({ author }) => author.name).filter((name) => name === 'Boss' || name === 'Chief')).toEqual([]);
});

it('takes addresses from where the page says that they lead', () => {
  const based = documentOf(
    `<base href="https://elsewhere.example/in/"><main>${three.map(row).join('')}</main>`,
    url.href,
  );
  expect(readPage(based, url).items[1]).toMatchObject({
    permalink: 'https://elsewhere.example/wall/1',
    author: { profileUrl: 'https://elsewhere.example/teovarga' },
  });
});

const said = (who: string, words: string, n: number, name = 'user-name'): string =>
  `<div class="message" id="m${n}"><div class="head"><span class="${name}">${who}</span> <time datetime="2026-03-0${n + 1}T10:00:00Z">10:00</time></div><div class="message-text"><p>${words}</p></div></div>`;

it('names the only one who writes, where the page calls that a name', () => {
  const items = read(
    `<div>${['Answer me.', 'I see that you are there.'].map((words, n) => said('Gerald', words, n)).join('')}</div>`,
  );
  expect(items.map(({ author, text }) => [author.name, text])).toEqual([
    ['Gerald', 'Answer me.'],
    ['Gerald', 'I see that you are there.'],
  ]);
});

it('names nobody by a word that never changes and is not called a name', () => {
  const rows = ['Answer me.', 'I see that you are there.'].map((words, n) => said('Message', words, n, 'kind'));
  expect(
    read(rows.join(''))
      .map(({ author }) => author.name)
      .filter((name) => name !== null),
  ).toEqual([]);
});

const lone = (body: string): string =>
  `<article><h1>A walk</h1><p>We went out to the pier.</p></article><div class="comment" id="comment-11"><a href="/u/gravel"><img src="/a/7.png" alt="Gravel" width="32"></a><a href="/u/gravel">Gravel</a> <a href="/wall#comment-11"><time datetime="2026-03-06T20:02:11Z">3 d</time></a>${body}<div class="acts"><a href="#r">Reply</a> <a href="#x">Report</a></div></div>`;

it('reads the only comment of a page, where a number, a time, a name and a box for its words say that it is one', () => {
  expect(read(lone('<div class="comment-text"><p>I know which pier.</p></div>'))).toMatchObject([
    {
      author: { name: 'Gravel', handle: 'gravel' },
      permalink: 'https://club.example/wall#comment-11',
      postedAt: '2026-03-06T20:02:11.000Z',
      text: 'I know which pier.',
    },
  ]);
});

it('reads no only comment whose words nothing tells from its buttons', () => {
  expect(read(lone('<div><p>I know.</p></div>'))).toEqual([]);
});
