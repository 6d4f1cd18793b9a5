// Lists, tables and cards repeat as posts do. Nothing of them is anybody's words, and nobody is named for them.
import { expect, it } from 'vitest';
import { readPage } from '../../../utils/sites/read-page.ts';
import { documentOf } from '../../support/jsdom-page.ts';

const things = ['Lantern', 'Rope', 'Anchor', 'Sail', 'Bucket', 'Compass', 'Oar', 'Buoy'];
const each = (row: (thing: string, n: number, low: string) => string): string =>
  things.map((thing, n) => row(thing, n, thing.toLowerCase())).join('');

const pages: Record<string, string> = {
  'a shop': `<ul>${each((thing, n, low) => `<li class="product" id="p${n}"><a href="/p/${low}"><img src="/i/${n}.jpg" alt="${thing}" width="220"></a><h3><a href="/p/${low}">${thing}</a></h3><p>A good ${low} for long journeys at sea, tested since 1998.</p><span>€${n}.90</span><span>Ships 2026-03-0${n + 1}</span></li>`)}</ul>`,
  'a table': `<table>${each((thing, n) => `<tr><td>${thing}</td><td>2026-03-0${n + 1} 12:0${n}</td><td>${n * 331}</td></tr>`)}</table>`,
  'a news index': each(
    (thing, n, low) =>
      `<div class="teaser"><a href="/2026/${low}"><img src="/n/${n}.jpg" alt=""></a><h2><a href="/2026/${low}">${thing} prices rise again in the north</a></h2><span>March ${n + 1}, 2026 12:3${n}</span><p>The price of every ${low} rose again this week, traders at the harbour say.</p><a href="/2026/${low}">Read more</a></div>`,
  ),
  'short headlines': each(
    (thing, n, low) =>
      `<div class="teaser" id="n${n}"><h3><a href="/a/${low}">${thing}s</a></h3><time datetime="2026-03-0${n + 1}T12:30:00+01:00">March ${n + 1}</time><p>The price of every ${low} rose again this week, traders at the harbour say.</p></div>`,
  ),
  'a calendar of events': `<ul>${each((thing, n, low) => `<li class="event" id="event-${n}"><a href="/events/${low}-day">${thing} day</a><span>${n + 3} March 2026, 19:00</span><p>Come and bring your ${low}; there will be soup and music in the old hall.</p><a href="/places/hall">Old hall</a></li>`)}</ul>`,
  'results of a search': each(
    (thing, n, low) =>
      `<div class="result"><a href="https://site${n}.example/pier"><h3>The ${thing} pier</h3><cite>site${n}.example › pier</cite></a><div><span>Mar ${n + 1}, 2026</span> — All about the pier of the ${low} and how to get there by boat.</div></div>`,
  ),
  settings: `<form>${each((thing, n, low) => `<div class="row"><label for="s${n}">${thing}</label><p>Switches the ${low} on or off for all your devices. Changed 2026-03-0${n + 1} 10:00.</p><input type="checkbox" id="s${n}"></div>`)}</form>`,
  'a list of topics': `<table>${each((thing, n, low) => `<tr id="t${n}"><td><a href="/t/topic-${low}/${n}">Where did the ${low} come from and whose is it now</a></td><td>${n} replies</td><td>by <a href="/u/${low}">${low}</a> <span>0${n + 1}.03.2026, 20:15</span></td></tr>`)}</table>`,
  'a list of topics with their times': `<ul>${each((thing, n, low) => `<li class="topic" data-author="${low}"><a href="/threads/t.${n}/">Where did the ${low} come from</a><div><a class="username" href="/members/${low}.${n}/">${low}</a> <time datetime="2026-03-0${n + 1}T10:00:00Z">Mar ${n + 1}</time></div></li>`)}</ul>`,
  'who is online': `<table>${each((thing, n, low) => `<tr><td><a href="/member.php?action=profile&amp;uid=${n + 3}">${low}</a></td><td>0${n + 1}:15 PM</td><td>Reading <a href="/showthread.php?tid=${n}">Where did the ${low} come from</a></td></tr>`)}</table>`,
  'a month': `<table><tr>${each((thing, n) => `<td data-date="2026-03-0${n + 1}"><a href="/d/${n}">${n + 1}</a><div><a href="/e/${n}">${thing} club</a> <span>18:0${n}</span></div></td>`)}</tr></table>`,
  'a page of a wiki': `${each((thing, n, low) => `<h2 id="s${n}">${thing}</h2><p>The <a href="/wiki/${thing}">${low}</a> was first used in ${1800 + n} by <a href="/wiki/P${n}">Person ${n}</a>.</p>`)}<ol>${each((thing, n) => `<li id="cite-${n}"><a href="#r${n}">^</a> <span>${thing}, A. (${1980 + n}). The pier. Retrieved 2026-03-0${n + 1}.</span></li>`)}</ol>`,
  'a bank statement': each(
    (thing, n) =>
      `<div class="tx" id="tx${n}"><span>0${n + 1}.03.2026</span><span>${thing} GmbH</span><span>Invoice ${n * 331} for goods delivered to the pier in February</span><span>-${n * 13},40 €</span></div>`,
  ),
  'a menu': each(
    (thing, n) =>
      `<div class="dish"><h4>${thing} soup</h4><p>With bread and butter, served from 11:30 to 14:00 on every day.</p><span>€${n + 8}.50</span></div>`,
  ),
  'a gallery': each(
    (thing, n) =>
      `<figure><a href="/img/${n}"><img src="/t/${n}.jpg" alt="${thing}" width="300"></a><figcaption>${thing} <span>2026:03:0${n + 1} 12:0${n}:11</span></figcaption></figure>`,
  ),
  files: `<table>${each((_, n, low) => `<tr><td><a href="${low}.tar.gz">${low}.tar.gz</a></td><td>2026-03-0${n + 1} 10:2${n}</td><td>${n}M</td><td>Sources of ${low} as they were released this year</td></tr>`)}</table>`,
  releases: each(
    (_, n, low) =>
      `<section><h2><a href="/o/r/releases/tag/v1.${n}">v1.${n}</a></h2><relative-time datetime="2026-03-0${n + 1}T10:00:00Z">Mar ${n + 1}</relative-time><p>This release mends the ${low} and makes reading quicker on slow machines.</p></section>`,
  ),
  jobs: `<ul>${each((thing, n, low) => `<li data-id="${n}"><a href="/job/${n}"><img src="/logo/${n}.png" alt="${thing} AS" width="48"></a><a href="/job/${n}">${thing} maker</a><a href="/company/${n % 3}">${things[n % 3]} AS</a><time datetime="2026-03-0${n + 1}">Mar ${n + 1}</time><p>We look for somebody who makes every kind of ${low} with their own hands.</p></li>`)}</ul>`,
  'a timetable': `<ul>${each((thing, n) => `<li><span>${thing} street</span> <span>12:${n + 10}</span> <span>Platform ${n} — step-free access and shelter at this stop</span></li>`)}</ul>`,
  'an index of topics': `<table>${each((thing, n) => `<tr><td><a href="/t/${n}">${thing} for sale, hardly used at all</a></td><td>${n * 3}</td><td><a href="/t/${n}#last">2026-03-0${n + 1} 12:00</a></td></tr>`)}</table>`,
  'cards with pictures': each(
    (thing, n, low) =>
      `<div class="card" data-id="r${n}"><a href="/recipe/${low}-stew"><img src="/i/${n}.jpg" alt="${thing} stew"></a><div><a href="/recipe/${low}-stew">${thing} stew</a><span>1:${n + 10} h</span><p>A stew for cold days, with ${low} beans and a little smoked fish.</p></div></div>`,
  ),
  'people to follow': each(
    (thing, n, low) =>
      `<div class="card"><a href="/m/${low}"><img src="/a/${n}.png" alt="" width="60"></a><a href="/m/${low}">${thing} Holt</a><p>Has been with the club for a long time and likes boats.</p><span>since 201${n}</span></div>`,
  ),
  questions: each(
    (thing, n, low) =>
      `<details id="q${n}"><summary>${thing}?</summary><p>You can change the ${low} in the settings at any time between 08:00 and 17:00.</p></details>`,
  ),
  'the weather': `<ol>${each((_, n) => `<li><time datetime="2026-03-03T${n + 10}:00:00+01:00">${n + 10}:00</time><b>${n + 3}°</b><span>Rain at times, wind from the west at 12 m/s and rough sea</span></li>`)}</ol>`,
};

it.each(Object.entries(pages))('%s stays one page', (_, html) => {
  const url = new URL('https://harbour.example/list');
  const page = documentOf(
    `<!doctype html><body><nav><a href="/">Harbour</a></nav><main>${html}</main></body>`,
    url.href,
  );
  const { items } = readPage(page, url);
  expect(items.map(({ author, text }) => [author.name, text])).toEqual([]);
});
