import { whatsappId } from './id-from-time.ts';
import { avatarSvg, dataUri, esc, page, shownTime, streetSvg } from './markup.ts';
import type { PracticePage } from './practice-page.ts';

/** A message as WhatsApp Web of mid 2026 draws it: bare ids, direction only by the tail's icon and the sender's label. */
export interface WhatsappMessage {
  out?: boolean;
  at: string;
  text: string;
  quoted?: { name: string; text: string };
  picture?: boolean;
  /** Shown in place of the words. */
  deleted?: boolean;
}

const number = '+44 7700 900461';

const style = `*{box-sizing:border-box}body{margin:0;height:100vh;overflow:hidden;font:14.2px/19px "Segoe UI","Noto Sans",system-ui,sans-serif;color:#111b21;background:#f0f2f5}
#app{display:flex;height:100vh}#side{width:360px;background:#fff;border-right:1px solid #d1d7db;overflow:hidden}#side h1{font-size:21px;margin:16px}#side [role="row"]{display:flex;gap:12px;padding:10px 16px}#side img{width:46px;border-radius:50%}#side .on{background:#f0f2f5}.dim{color:#667781;font-size:13px}
#main{flex:1;display:flex;flex-direction:column;background:#efeae2}#main>header{display:flex;gap:14px;align-items:center;background:#f0f2f5;padding:9px 16px;border-bottom:1px solid #d1d7db}#main>header img{width:40px;border-radius:50%}#main>header span{font-size:16px}
[data-testid="conversation-panel-messages"]{flex:1;overflow:auto;padding:16px 6%}.line{display:flex;margin:3px 0}.line.r{justify-content:flex-end}[data-testid="msg-container"]{position:relative;max-width:65%;background:#fff;border-radius:8px;padding:6px 9px 8px;box-shadow:0 1px .5px #0b141a21}.line.r [data-testid="msg-container"]{background:#d9fdd3}
.selectable-text{white-space:pre-wrap;overflow-wrap:anywhere}[data-testid="msg-meta"]{float:right;margin:4px 0 -5px 12px;font-size:11px;line-height:15px;color:#667781}[aria-hidden="true"].gap{visibility:hidden;font-size:11px}.day{text-align:center;margin:10px}.day span{background:#fff;border-radius:8px;padding:5px 12px;font-size:12.5px;color:#54656f;box-shadow:0 1px .5px #0b141a21}
[data-testid="quoted-message"]{background:#0000000d;border-left:4px solid #06cf9c;border-radius:7px;padding:5px 10px;margin-bottom:4px;color:#667781}[data-testid="image-thumb"] img{width:300px;display:block;border-radius:6px;margin-bottom:4px}.gone{color:#667781;font-style:italic}footer{background:#f0f2f5;padding:10px 16px}footer div{background:#fff;border-radius:8px;padding:10px 14px;color:#667781}`;

function message(given: WhatsappMessage, firstOfRun: boolean, seed: number): string {
  const id = whatsappId(seed);
  const clock = shownTime(given.at, { hour: '2-digit', minute: '2-digit' });
  const name = given.out ? 'Mara' : number;
  const label = `<span aria-label="${given.out ? 'You:' : `${number}:`}"></span>`;
  const side = given.out ? 'out' : 'in';
  const tail = firstOfRun ? `<span data-testid="tail-${side}" data-icon="tail-${side}"></span>` : '';
  const meta = `<div data-testid="msg-meta"><span dir="auto">${clock}</span>${given.out ? '<span data-icon="msg-dblcheck" aria-label=" Read "> ✓✓</span>' : ''}</div>`;
  const spacer = `<span class=""><span class="gap" aria-hidden="true"><span>${clock}</span></span></span>`;
  let inside: string;
  if (given.deleted) {
    inside = `<div class="gone"><span data-icon="recalled"></span><span dir="auto">This message was deleted</span></div>${meta}`;
  } else {
    const pre = `[${clock}, ${shownTime(given.at, { day: '2-digit', month: '2-digit', year: 'numeric' })}] ${name}: `;
    const quoted =
      given.quoted === undefined
        ? ''
        : `<div data-testid="quoted-message"><div role="button" aria-label="Quoted message"><span dir="auto">${esc(given.quoted.name)}</span><div dir="ltr"><span dir="auto" class="quoted-mention">${esc(given.quoted.text)}</span></div></div></div>`;
    const picture = given.picture
      ? `<div data-testid="image-thumb" role="button" aria-label="Open picture"><img alt="${esc(given.text)}" src="${dataUri(streetSvg())}"></div>`
      : '';
    const testId = given.picture ? 'image-caption selectable-text' : 'selectable-text';
    inside = `${quoted}${picture}<div class="copyable-text" data-pre-plain-text="${esc(pre)}"><div><span dir="ltr" class="selectable-text copyable-text" data-testid="${testId}"><span>${emoji(given.text)}</span></span>${spacer}</div></div>${meta}`;
  }
  return `<div class="" role="row"><div tabindex="-1" class="CzM4m" data-id="${id}" data-testid="conv-msg-${id}"><div class="line${given.out ? ' r' : ''}"><div data-testid="msg-container">${tail}<div>${label}${inside}</div></div></div></div></div>`;
}

function emoji(text: string): string {
  return esc(text).replace(
    /\p{Extended_Pictographic}\u{FE0F}?/gu,
    (sign) =>
      `<img crossorigin="anonymous" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" alt="${sign}" draggable="false" class="emoji apple selectable-text copyable-text" data-plain-text="${sign}" style="width:18px;height:18px;vertical-align:-4px;background:url(&quot;${dataUri(`<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'><text x='10' y='16' font-size='16' text-anchor='middle'>${sign}</text></svg>`)}&quot;)">`,
  );
}

export const whatsappMessages = [
  { at: '2026-11-07T17:48:00Z', text: 'It is me. New number, since you lost the old one.' },
  { at: '2026-11-07T17:49:00Z', text: 'I got it from the guild’s list 🙂' },
  { at: '2026-11-07T18:02:00Z', out: true, text: 'Please do not write to me again, on any number.' },
  {
    at: '2026-11-07T18:02:00Z',
    text: 'You answered! So you can.',
    quoted: { name: 'You', text: 'Please do not write to me again, on any number.' },
  },
  { at: '2026-11-07T23:55:00Z', deleted: true, text: '' },
  { at: '2026-11-19T22:20:00Z', text: 'Day three. You see how near I am?', picture: true },
  { at: '2026-11-19T22:21:00Z', text: 'Open the door tomorrow at six or I will find another way in.' },
] satisfies readonly WhatsappMessage[];

function chat(): string {
  let seed = 100;
  let day = '';
  let lastOut: boolean | undefined;
  const rows: string[] = [];
  for (const given of whatsappMessages as readonly WhatsappMessage[]) {
    const today = shownTime(given.at, { day: '2-digit', month: '2-digit', year: 'numeric' });
    if (today !== day)
      rows.push(`<div class="focusable-list-item day" tabindex="-1"><span dir="auto">${today}</span></div>`);
    rows.push(message(given, lastOut !== (given.out ?? false) || today !== day, (seed += 1)));
    day = today;
    lastOut = given.out ?? false;
  }
  const others = ['Jo Abara', 'Guild of Harbour Crafts', 'Mum']
    .map(
      (name, at) =>
        `<div role="listitem"><div role="row" data-testid="list-item-${at + 1}"><img src="${dataUri(avatarSvg(name, '#8696a0'))}" alt=""><div><span title="${name}" dir="auto">${name}</span><br><span class="dim">Yesterday</span></div></div></div>`,
    )
    .join('');
  return page({
    title: 'WhatsApp',
    language: 'en-GB',
    style,
    body: `<div id="app"><div id="side"><h1>Chats</h1><div role="grid" aria-label="Chat list"><div role="listitem"><div role="row" class="on" data-testid="list-item-0"><img src="${dataUri(avatarSvg('+ 4', '#54656f'))}" alt=""><div><span title="${number}" dir="auto">${number}</span><br><span class="dim">Open the door tomorrow…</span></div></div></div>${others}</div></div>
<div id="main"><header data-testid="conversation-header"><img src="${dataUri(avatarSvg('+ 4', '#54656f'))}" alt=""><div data-testid="conversation-info-header"><span data-testid="conversation-info-header-chat-title" dir="auto">${number}</span></div></header><div data-testid="conversation-panel-messages" tabindex="0"><div role="application">${rows.join('\n')}</div></div><footer><div>Type a message</div></footer></div></div>`,
  });
}

export const whatsappPages: readonly PracticePage[] = [
  {
    address: 'https://web.whatsapp.com/',
    site: 'whatsapp',
    title: 'WhatsApp: a chat with an unknown number, one message deleted',
    html: chat(),
  },
];
