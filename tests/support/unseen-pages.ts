import type { MadePage } from './capture-pages.ts';
import { hostilePost } from './hostile-pages.ts';

const style =
  'article{margin:20px;padding:20px;border:1px solid #888;height:160px;background:#eef}i{font-style:normal}';
const part = (css: string) => ({
  style: `${style}i{${css}}`,
  body: hostilePost('Shown words of the post <i>and what nobody meets</i>'),
});

/** Posts with words that nobody sees. */
export const unseen = {
  opacity: part('opacity:0'),
  'hardly-there': part('opacity:.04'),
  'no-size': part('font-size:0'),
  points: part('font-size:1px'),
  'no-colour': part('color:transparent'),
  'colour-of-the-ground': part('color:#eef'),
  'white-on-white': part('color:white;background:white'),
  'nearly-the-ground': part('color:#ebebfa'),
  'hardly-any-colour': part('color:rgb(0 0 0 / .03)'),
  'masked-out': part('mask-image:linear-gradient(transparent,transparent)'),
  clipped: part('clip-path:inset(50%);position:absolute'),
  'for-readers-alone': part(
    'position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0);white-space:nowrap',
  ),
  indented: part('display:inline-block;text-indent:-9999px;overflow:hidden;width:10px;height:10px'),
  'off-screen': part('position:absolute;left:-9999px'),
  dots: part('-webkit-text-security:disc'),
  'no-fill': part('-webkit-text-fill-color:transparent'),
  shrunk: part('display:inline-block;transform:scale(0)'),
  filtered: part('filter:opacity(0)'),
  blurred: part('filter:blur(20px)'),
  'no-height': part('display:inline-block;height:0;overflow:hidden'),
  'drawn-by-style': {
    style: `${style}p{font-size:0}p::before{content:"Quite other words are drawn here";font-size:16px}`,
    body: hostilePost(),
  },
};

const long = hostilePost(Array.from({ length: 40 }, (_, n) => `Sentence number ${n} of a long post.`).join(' '));
/** Posts of which a part shows until they are opened or scrolled. */
export const folded = {
  'first-lines': {
    style: `${style}p{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}`,
    body: long,
  },
  'so-high-at-most': { style: `${style}p{max-height:60px;overflow:hidden}`, body: long },
  'one-line': { style: `${style}p{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}`, body: long },
  'scrolls-in-its-place': { style: `${style}p{max-height:60px;overflow-y:auto}`, body: long },
};

const ends = (rest: string) => hostilePost(`I know where you are going to be on Friday${rest}`);
/** Posts of which the page has the first words alone, until a control at their end is pressed. */
export const cut = {
  'role-of-a-button': { style, body: ends('… <span role="button" tabindex="0">more</span>') },
  'ellipsis-by-itself': { style, body: ends('<i>…</i> <span role="button">more</span>') },
  'ellipsis-in-the-button': { style, body: ends(' <button>… mehr</button>') },
  'known-by-its-hand': { style: `${style}b{cursor:pointer}`, body: ends('... <b>Ver más</b>') },
  'right-to-left': {
    style: `${style}article{direction:rtl}`,
    body: hostilePost('أعرف أين ستكونين يوم الجمعة… <span role="button">المزيد</span>'),
  },
  'no-room-on-the-line': {
    style: `${style}p{width:330px}span{display:inline-block}`,
    body: ends(' at six…<span role="button">Keep reading</span>'),
  },
};

const bars = '<div class="line"></div>'.repeat(4);
/** Posts of which a part has not come, as kits show that, each with what is said of it. */
export const notCome: Record<string, MadePage & { said: 'page-unfinished' | 'pictures-late' }> = {
  'called-a-skeleton': {
    said: 'page-unfinished',
    style: `${style}.line{height:12px;width:300px;margin:4px;background:#ccc}`,
    body: hostilePost().replace('</article>', `<div class="Skeleton_box">${bars}</div></article>`),
  },
  'picture-to-be-asked-for': {
    said: 'pictures-late',
    style,
    body: hostilePost().replace(
      '</article>',
      '<img data-src="/picture-1.svg" alt="" width="200" height="60"></article>',
    ),
  },
};

const font = (words: string) =>
  `<font dir="auto" style="vertical-align: inherit;"><font dir="auto" style="vertical-align: inherit;">${words}</font></font>`;
/** Posts whose words are not those that were written. */
export const translated = {
  'by-the-browser': {
    style,
    body: hostilePost(font('I know where you are going to be')),
    script: "document.documentElement.classList.add('translated-ltr')",
  },
  'by-its-site': {
    style,
    body: hostilePost('I know where you are going to be<div role="button" tabindex="0">Original anzeigen</div>'),
  },
};

const picture =
  'url("data:image/svg+xml,<svg xmlns=%27http://www.w3.org/2000/svg%27 width=%27400%27 height=%27400%27><rect width=%27400%27 height=%27400%27 fill=%27black%27/></svg>")';
/** Posts whose words can all be seen, though their looks are those of others that cannot. */
export const seen = {
  plain: part(''),
  gradient: part('background:linear-gradient(90deg,red,blue);background-clip:text;color:transparent'),
  outlined: part('color:transparent;-webkit-text-stroke:1px black'),
  grey: part('color:#bbb'),
  dark: { style: `${style}article{background:#15202b;color:#f7f9f9}i{color:#8b98a5}`, body: part('').body },
  'fades-out': part('mask-image:linear-gradient(90deg,black 50%,transparent)'),
  'not-that-long': {
    style: `${style}p{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}`,
    body: hostilePost('Two lines of it.<br>Here is the other.'),
  },
  marked: { style, body: hostilePost(`Words ${'z\u0336\u0351\u0312'.repeat(30)}${'\u0336'.repeat(90)} with marks`) },
  'high-enough': { style: `${style}p{max-height:60px;overflow-y:auto}`, body: hostilePost() },
  'all-of-it': { style: `${style}article{height:auto}`, body: long },
  'on-a-picture': { style: `${style}article{background:${picture} white;color:white}`, body: part('').body },
  'ends-in-dots': {
    style,
    body: hostilePost('You will see...').replace(
      '</article>',
      '<div><button>Like</button> <button>Reply</button></div></article>',
    ),
  },
  'dots-before-what-is-far': {
    style: `${style}p{display:flex;justify-content:space-between}`,
    body: hostilePost('<span>You will see...</span> <button>Reply</button>'),
  },
  'dots-before-a-name': { style, body: hostilePost('You will see... <span role="button">@mara</span>') },
  'dots-before-a-link': { style, body: hostilePost('You will see... <a href="/mara">Mara</a>') },
  'dots-within': {
    style: `${style}b{cursor:pointer}`,
    body: hostilePost('Guess what... <b>I am outside</b> and you are not'),
  },
  edited: { style, body: hostilePost('You will see... <span role="button">(edited)</span>') },
  'placed-beyond-a-part-that-ends': {
    style: `${style}article{position:relative}p{height:40px;overflow:hidden}i{position:absolute;top:100px;left:20px}`,
    body: part('').body,
  },
  'part-of-an-address': {
    style: `${style}b{font-size:0}`,
    body: hostilePost(
      'Look at <a href="https://news.example/a/b"><b>https://</b>news.example/a<b>/b</b></a>, all of you',
    ),
  },
};
