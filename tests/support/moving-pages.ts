import { type MadePage, rows } from './capture-pages.ts';
import { type EstimatedList, estimatedScript } from './estimated-lists.ts';

const all = rows(30);
const whenSeen = (act: string, options = '{}') =>
  `const seen = new IntersectionObserver((all) => { for (const { isIntersecting, target } of all) { ${act} } }, ${options}); for (const row of document.querySelectorAll('.row')) seen.observe(row);`;
const behind = `<main>${rows(30, 60)}</main>`;

/** The same rows in a list that takes them for another height until it has drawn them. */
const estimated = (how: Omit<EstimatedList, 'total'>): MadePage => ({
  style: 'html,body{height:100%;overflow:hidden}#list{position:absolute;inset:0;overflow-y:auto}',
  body: `<div id="list"></div>`,
  script: `
    const list = document.querySelector('#list');
    const rowOf = (n) => {
      const row = document.createElement('div');
      row.className = 'row';
      row.style.background = 'hsl(' + (n * 47) % 360 + ' 60% ' + (70 + (n % 4) * 6) + '%)';
      row.innerHTML = '<b>' + n + '</b> row number ' + n + ' of the page';
      return row;
    };
    ${estimatedScript({ total: 30, ...how })}`,
});

/** Pages whose rows come, move or stay behind by scripts and styles; kept, each is like the same rows standing still. */
export const movingPages: Record<string, MadePage> = {
  /** A script carries the page after the scroll, a little less with every frame. */
  carried: {
    style: '#frame{position:fixed;inset:0;overflow:hidden}',
    body: `<div id="frame"><div>${all}</div></div>`,
    script: `const page = document.querySelector('#frame').firstChild; document.body.style.height = page.offsetHeight + 'px'; let at = 0; const go = () => { at += (scrollY - at) * 0.09; if (Math.abs(scrollY - at) < 0.3) at = scrollY; page.style.transform = 'translateY(' + -at + 'px)'; requestAnimationFrame(go); }; go();`,
  },
  /** Only a script scrolls it, by the wheel. */
  held: {
    style: 'html,body{height:100%;overflow:hidden}',
    body: `<div>${all}</div>`,
    script: `let at = 0; addEventListener('wheel', ({ deltaY }) => { at = Math.max(0, at + deltaY); document.body.firstChild.style.transform = 'translateY(' + -at + 'px)'; });`,
  },
  /** Rows fade in whenever they are scrolled to, and out again behind that. */
  'faded-again': {
    style: '.row{opacity:0;transition:opacity .4s}.row.in{opacity:1}',
    body: all,
    script: whenSeen(`target.classList.toggle('in', isIntersecting);`, '{ threshold: 0.05 }'),
  },
  'faded-by-script': {
    style: '.row{opacity:0}',
    body: all,
    script: whenSeen(
      `if (!isIntersecting) continue; seen.unobserve(target); let shown = 0; const fade = () => { target.style.opacity = shown += 0.04; if (shown < 1) requestAnimationFrame(fade); }; fade();`,
    ),
  },
  /** Grey boxes that never rest, each changed for its row a while after it is seen. */
  placeholders: {
    style: '@keyframes pulse{to{background:#ddd}}.wait{background:#eee!important;animation:pulse 1s infinite}',
    body: all.replaceAll('class="row"', 'class="row wait"').replaceAll(/<b>(\d+)<[^<]*/g, '<!--$1-->'),
    script: whenSeen(
      `if (!isIntersecting) continue; seen.unobserve(target); setTimeout(() => { const n = target.firstChild.data; target.className = 'row'; target.innerHTML = '<b>' + n + '</b> row number ' + n + ' of the page'; }, 500);`,
    ),
  },
  /** The same, called by no name that tells it, and changed so late that no usual wait is long enough. */
  'placeholders-slow': {
    style: '@keyframes x1{to{background:#ddd}}.x2{background:#eee!important;animation:x1 1s infinite}',
    body: all.replaceAll('class="row"', 'class="row x2"').replaceAll(/<b>(\d+)<[^<]*/g, '<!--$1-->'),
    script: whenSeen(
      `if (!isIntersecting) continue; seen.unobserve(target); setTimeout(() => { const n = target.firstChild.data; target.className = 'row'; target.innerHTML = '<b>' + n + '</b> row number ' + n + ' of the page'; }, 1900);`,
    ),
  },
  'put-off': {
    style: 'section{content-visibility:auto;contain-intrinsic-size:auto 900px}',
    body: Array.from({ length: 6 }, (_, index) => `<section>${rows(5, index * 5)}</section>`).join(''),
  },
  /** Lies over a page that nobody can scroll meanwhile, and is no dialog by its kind. */
  layer: {
    style: 'body{overflow:hidden}#layer{position:fixed;inset:0;overflow-y:auto;z-index:1;background:white}',
    body: `${behind}<div id="layer" role="dialog">${all}</div>`,
  },
  'layer-inside': {
    style:
      'html{overflow:hidden}#layer{position:fixed;inset:0;z-index:1;background:white}#layer>div{height:100%;overflow-y:auto}',
    body: `${behind}<div id="layer"><div>${all}</div></div>`,
  },
  dialog: {
    style: 'dialog{inset:0;width:100%;height:100%;max-width:none;max-height:none;margin:0;border:0;padding:0}',
    body: `${behind}<dialog>${all}</dialog>`,
    script: `document.querySelector('dialog').showModal(); document.activeElement.blur();`,
  },
};

/** The same in lists that draw only what is near the view, and take it for another height before that. */
export const estimatedPages: Record<string, MadePage> = {
  'taken-for-half': estimated({ estimate: 48, overscan: 5, built: 'placed' }),
  'taken-for-twice': estimated({ estimate: 194, overscan: 5, built: 'placed' }),
  'taken-for-half-padded': estimated({ estimate: 48, overscan: 2, built: 'padded' }),
  'taken-for-twice-padded': estimated({ estimate: 194, overscan: 2, built: 'padded' }),
};

/** Such a list that fetches forty more once its end is near. */
export const fetchingList: MadePage = estimated({ estimate: 48, overscan: 5, built: 'placed', more: 40 });

/** The same rows, which stand still. */
export const stillRows: MadePage = { body: all };
