import type { MadePage } from './capture-pages.ts';

/** What message `n` says; every seventh says the same, three times in a row. */
export function chatWords(n: number): string {
  return n % 7 < 3 ? 'answer me' : `message number ${n}`;
}

/** UTC time of message `n`: equal words share their minute, as spam does. */
function chatTime(n: number): string {
  return new Date(Date.UTC(2026, 9, 1, 8, Math.floor(n / 7))).toISOString();
}

/**
 * A chat that keeps thirty rows and uses them again for what comes into view, in no order of the tree, without ids.
 * `jumpAt`: once this message is in view, the page leaps forty messages on by itself.
 */
export function recycledChat(total: number, jumpAt: number | null = null): MadePage {
  const messages = Array.from({ length: total }, (_, n) => ({
    words: chatWords(n),
    at: chatTime(n),
    by: n % 3 ? 'Devon' : 'Mara',
  }));
  return {
    style: `
      html,body{height:100%;overflow:hidden}#bar{height:56px;background:#203050;color:white;padding:16px}
      #list{position:absolute;inset:56px 0 0 0;overflow-y:auto}#sized{position:relative}
      article{position:absolute;left:20px;right:20px;padding:6px;background:#eef;border:1px solid #99b}`,
    body: `<div id="bar">Chat</div><div id="list"><div id="sized"></div></div>`,
    script: `
      const messages = ${JSON.stringify(messages)}, jumpAt = ${JSON.stringify(jumpAt)};
      const list = document.querySelector('#list'), sized = document.querySelector('#sized');
      const tops = [0];
      messages.forEach((_, n) => tops.push(tops[n] + 50 + (n % 4) * 12));
      sized.style.height = tops.at(-1) + 'px';
      const pool = Array.from({ length: 30 }, () => {
        const row = document.createElement('article');
        row.setAttribute('itemscope', '');
        row.setAttribute('itemtype', 'https://schema.org/Comment');
        row.innerHTML = '<b itemprop="author"></b> <time itemprop="datePublished"></time> <p itemprop="text" style="margin:0"></p>';
        sized.append(row);
        return row;
      });
      let jumped = false;
      function draw() {
        let first = tops.findIndex((top) => top > list.scrollTop) - 1;
        if (jumpAt !== null && !jumped && first >= jumpAt) { jumped = true; first += 40; list.scrollTop = tops[first]; }
        const from = Math.max(0, Math.min(messages.length - 30, first - 8));
        for (let n = from; n < Math.min(messages.length, from + 30); n++) {
          const row = pool[(n * 7) % 30], message = messages[n];
          row.style.top = tops[n] + 'px';
          row.style.height = (tops[n + 1] - tops[n] - 4) + 'px';
          row.children[0].textContent = message.by;
          row.children[1].dateTime = message.at;
          row.children[1].textContent = message.at.slice(11, 16);
          row.children[2].textContent = message.words;
        }
      }
      list.addEventListener('scroll', draw);
      list.scrollTop = new URLSearchParams(location.search).has('end') ? tops.at(-1) : 0;
      draw();`,
  };
}
