import type { Answer } from './chromium.ts';
import { captureOrigin, type MadePage } from './capture-pages.ts';

const file = (contentType: string, body: string): Answer => ({ status: 200, contentType, body });
const drop = (colour: string, width = 80, height = 80) =>
  file(
    'image/svg+xml',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 80 80"><circle cx="40" cy="40" r="36" fill="${colour}"/></svg>`,
  );

/** What the pages below name; every colour is one place that a copy may lose. */
const files: Record<string, Answer> = {
  '/i/a.svg': drop('#c22'),
  '/i/b.svg': drop('#2a4'),
  '/i/c.svg': drop('#24c'),
  '/i/d.svg': drop('#a2a'),
  '/i/e.svg': drop('#2aa'),
  '/i/dot.svg': drop('#555', 12, 12),
  '/i/big.svg': drop('#c60', 400, 400),
  '/i/wide.svg': drop('#06c', 800, 400),
  '/i/shown.svg': drop('#f0f', 100, 100),
  '/deep/x.svg': drop('#099'),
  '/deep/rel/x.svg': drop('#909'),
  '/i/signs.svg': file(
    'image/svg+xml',
    '<svg xmlns="http://www.w3.org/2000/svg"><defs><linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient></defs><symbol id="star" viewBox="0 0 80 80"><path fill="url(#g)" d="M40 0 80 80 0 30 80 30 0 80z"/></symbol><symbol id="plain" viewBox="0 0 10 10"><rect width="10" height="10" fill="currentColor"/></symbol><view id="half" viewBox="0 0 40 40"/><rect width="40" height="40" fill="green"/></svg>',
  ),
  '/s/one.css': file(
    'text/css',
    '@layer top,base;@import "sub/two.css" layer(base) screen;@import url("three.css") supports(display:grid);@layer top{.first{color:green}}.l{padding:10px}',
  ),
  '/s/sub/two.css': file(
    'text/css',
    '@import url(four.css);.l{color:red;background:#fdd url(../../i/a.svg) no-repeat right/20px;padding:60px}.first{color:purple}',
  ),
  '/s/sub/four.css': file('text/css', '.l2{border:5px solid teal;background:url("../../i/e.svg")}'),
  '/s/three.css': file('text/css', '.l3{outline:4px solid orange}'),
  '/s/off.css': file('text/css', 'body{background:black!important}'),
  '/deep/rel/frame': file(
    'text/html',
    '<!doctype html><style>body{margin:0;background:#efe url(x.svg) no-repeat 100px 0}p{height:60px;margin:0}</style><p>one<p>two<p>three<p style="background:url(x.svg)">four<p>five<p>six<p>seven<p>eight<script>scrollTo(0,120);const s=new CSSStyleSheet();s.replaceSync("p:nth-child(4){color:red}");document.adoptedStyleSheets=[s]</script>',
  ),
  '/deep/old': file(
    'text/html',
    '<style>table{color:red}</style><body style="font-size:30px"><table><tr><td>as of old</table><img src=x.svg width=30>',
  ),
};

const box = 'style="display:inline-block;width:100px;height:60px';

/** Pages whose looks go by what a saved file loses: each copy of them must look like the page. */
/** Fields and pictures under the names of what a document or a form has. */
const inTheWay =
  '<p>words around fields</p><form><input name="matches"><input name="localName"><input name="attributes"><input name="childNodes"><input name="getAttributeNames"></form><img alt="" src="/i/a.svg" name="querySelectorAll" height="20"><img alt="" src="/i/b.svg" name="body" height="20">';

export const copyPages: Record<string, MadePage> = {
  shadow: {
    style: 'body{margin:16px}',
    body: `<x-a><b slot="s">slotted</b> default slotted <i>more</i></x-a><x-list></x-list>`,
    script: `
   const sheet=(t)=>{const s=new CSSStyleSheet();s.replaceSync(t);return s};
   document.adoptedStyleSheets=[sheet('x-a::part(p){border:4px solid red} body{background:#f4f4ff} x-a{--c:teal}')];
   customElements.define('x-a',class extends HTMLElement{constructor(){super();const r=this.attachShadow({mode:'closed'});r.adoptedStyleSheets=[sheet(':host{display:block;background:#def;padding:10px;color:var(--c)} ::slotted(b){color:red;font-size:30px} :host(:hover){}')];r.innerHTML='<p part="p">one <x-b></x-b></p><slot name="s"></slot><hr><slot></slot>'}});
   customElements.define('x-b',class extends HTMLElement{constructor(){super();const r=this.attachShadow({mode:'closed'});r.innerHTML='<style>:host{display:inline-block;border:2px dashed} span{background:url(/i/b.svg) no-repeat;padding-left:90px}</style><span>deep</span><x-c></x-c>'}});
   customElements.define('x-c',class extends HTMLElement{constructor(){super();const r=this.attachShadow({mode:'open'});r.innerHTML='<canvas width=60 height=30></canvas><input value=q>';const c=r.firstChild.getContext('2d');c.fillStyle='lime';c.fillRect(0,0,60,30);r.lastChild.value='typed'}});
   customElements.define('x-list',class extends HTMLElement{constructor(){super();const r=this.attachShadow({mode:'open'});r.adoptedStyleSheets=[sheet('div{padding:12px;border-bottom:8px solid navy} div:last-child{border-bottom:0;background:gold} div:first-child{background:pink}')];r.innerHTML='<div>a</div><div>b</div><div>c</div>'}});`,
  },
  images: {
    style: `body{margin:16px}.is{background:image-set("/i/a.svg" 1x,"/i/b.svg" 2x)}.is2{background:-webkit-image-set(url(/i/c.svg) 1x)}:root{--pic:url("/i/d.svg");--two:var(--pic)}.v{background:var(--two)}.bi{border:20px solid;border-image:url(/i/e.svg) 30}.m{background:red;mask:url(/i/b.svg) 0 0/60px;-webkit-mask:url(/i/b.svg) 0 0/60px}.view{background:url(/i/signs.svg#half) no-repeat}ul{list-style-image:url(/i/dot.svg)}.ct::before{content:url(/i/a.svg)}.cf{background:cross-fade(url(/i/a.svg),url(/i/b.svg),50%)}.g::after{content:"url(" attr(id) ")"}`,
    body: `<img srcset="/i/big.svg 4x" src="/i/a.svg" alt=""><img srcset="/i/a.svg 80w, /i/wide.svg 800w" sizes="160px" alt=""><picture><source media="(min-width:600px)" srcset="/i/big.svg 2x"><img src="/i/a.svg" alt=""></picture><img src="/i/b.svg" style="max-width:100%;height:auto" srcset="/i/big.svg 1.5x" alt="">
   <br><div class="is" ${box}">1</div><div class="is2" ${box}">2</div><div class="v" ${box}">3</div><div class="bi" ${box}">4</div><div class="m" ${box}">5</div><div class="view" ${box}">6</div><span class="ct"></span><div class="g" id="q" ${box}">7</div>
   <ul><li>li</ul><svg width="80" height="80"><use href="/i/signs.svg#star"/></svg><svg width="40" height="40" style="color:crimson"><use xlink:href="/i/signs.svg#plain"/></svg><svg width=60 height=60><defs><g id="loc"><circle r=20 cx=30 cy=30 fill=olive /></g></defs><use href="#loc"/></svg>
   <object data="/i/shown.svg" type="image/svg+xml" width="100" height="100"></object><embed src="/i/shown.svg" width="60" height="60"><input type="image" src="/i/c.svg" alt=""><table background="/i/e.svg" width=200 height=90><tr><td>table ground</table>
   <svg width="100" height="60"><image href="/i/a.svg" width="50" height="50"/><foreignObject x="50" width="50" height="50"><div xmlns="http://www.w3.org/1999/xhtml" style="background:url(/i/b.svg);height:50px">fo</div></foreignObject></svg>`,
  },
  sheets: {
    style: 'body{margin:16px}',
    body: `<link rel="stylesheet" href="/s/one.css"><link rel="alternate stylesheet" title="other" href="/s/off.css"><style media="print">body{display:none}</style><style id="dis">body{background:black}</style>
   <style>@namespace svg url(http://www.w3.org/2000/svg);svg|rect{fill:purple}rect{stroke:red;stroke-width:6}</style>
   <style>.sh{--bg:linear-gradient(90deg,red,blue);background:var(--bg);background-size:50% 100%;background-repeat:no-repeat;--b:4px solid green;border:var(--b);border-left-width:20px;padding:var(--p,12px);padding-left:40px;margin:var(--mm,8px);margin-top:30px;font:var(--f,italic 24px serif);font-weight:900}</style>
   <style>.cq{container-type:inline-size;width:400px}@container (min-width:300px){.cq p{background:orange;@media (min-width:1px){color:white}}}.nest{color:blue;& b{color:red;&:hover{color:green}}> i{text-decoration:underline}}@scope (.sc) to (.lim){p{background:pink}}@property --ang{syntax:"<angle>";inherits:false;initial-value:45deg}.pr{background:conic-gradient(from var(--ang),red,blue)}@supports (selector(:has(a))){.has:has(b){outline:5px solid lime}}</style>
   <div class="l first">layered</div><div class="l l2">two</div><div class="l3">three</div><svg width=60 height=60><rect width=60 height=60 /></svg>
   <div class="sh">shorthand with variables</div><div class="cq"><p>container</p></div><div class="nest">n<b>b</b><i>i</i></div><div class="sc"><p>in</p><div class="lim"><p>out</p></div></div><div class="pr" ${box}"></div><div class="has"><b>h</b></div>
   <section class="nth"><script>1</script><p>first is script</p><noscript>x</noscript><p>two</p><meta itemprop="x" content="y"><p>three</p></section><style>.nth p:nth-child(4){background:gold}.nth p:nth-child(2){background:silver}.nth p:last-child{background:cyan}</style><section class="fc"><script>2</script><p>fc</p></section><style>.fc p:first-child{background:red}</style>
   <div class="ins">inserted</div>`,
    script: `document.querySelector('#dis').sheet.disabled=true;const st=document.createElement('style');document.head.append(st);st.sheet.insertRule('.ins{background:teal;color:white;padding:20px}');st.sheet.insertRule('.ins{--q:url(/i/a.svg)}')`,
  },
  top: {
    style: `body{margin:16px}dialog{border:6px solid navy;width:400px;height:200px}dialog:modal{background:lightyellow}dialog::backdrop{background:rgb(0 80 0 / .5)}.wrap{width:1000px;transform:translate(30px,20px);position:relative;z-index:0;opacity:.99}.later{position:relative;z-index:5;background:#ddd;height:400px}#p:popover-open{display:flex;gap:20px;background:pink}[popover]{border:5px dotted red}`,
    body: `<div class="wrap">wrap<dialog>in the dialog<p>words</p></dialog><div id="p" popover="manual" style="inset:20px 20px auto auto;margin:0"><i>a</i><i>b</i></div></div><div class="later">later and above</div>`,
    script: `document.querySelector('dialog').showModal();document.activeElement.blur();document.querySelector('#p').showPopover();`,
  },
  forms: {
    style: `body{margin:16px}input:checked + label{color:red}input:indeterminate + label{color:blue}input:disabled{background:#ccc}details[open]{border:2px solid}`,
    body: `<input id=a><input type=range id=r><input type=color id=c><input type=date id=d><input type=number id=n><progress id=p max=10></progress><meter id=m min=0 max=10 value=2></meter><br>
   <input type=checkbox id=k><label>k</label><input type=checkbox id=i><label>indeterminate</label><input type=radio name=z checked><label>z1</label><input type=radio name=z id=z2><label>z2</label><input type=password id=pw><br>
   <select multiple id=s size=4><option selected>1<option>2<option>3</select><select id=s2><optgroup label=g><option>x<option>y</optgroup></select><textarea id=t rows=4>old</textarea><pre id=pre></pre><div contenteditable id=ce>was</div><details id=de><summary>sum</summary>open by script</details><input placeholder="placeholder"><button disabled>off</button><input list=dl value=listed><datalist id=dl><option value=o></datalist><output id=o>0</output>`,
    script: `const q=(s)=>document.querySelector('#'+s);q('a').value='typed "quotes" <b>';q('r').value=90;q('c').value='#ff8800';q('d').value='2026-11-03';q('n').value=7;q('p').value=6;q('m').value=8;q('k').checked=true;q('z2').checked=true;q('s').options[0].selected=false;q('s').options[1].selected=q('s').options[2].selected=true;q('s2').value='y';q('t').value='\\n\\nafter two lines';q('pre').textContent='\\n\\npre after two';q('ce').innerHTML='now <b>edited</b>';q('de').open=true;q('o').value='42'`,
  },
  frames: {
    style: 'body{margin:16px}iframe{border:1px solid;margin:4px}',
    body: `<base href="/deep/"><iframe src="rel/frame" width=300 height=160></iframe><iframe src="old" width=300 height=160></iframe><iframe srcdoc="<body style='background:#def'>srcdoc <img src=x.svg width=40>" width=300 height=100></iframe><iframe id="w" width=300 height=100></iframe><div ${box};background:url(x.svg)"></div><img src="x.svg" width=50 alt=""><a href="rel/frame">link</a>`,
    script: `const d=document.querySelector('#w').contentDocument;d.open();d.write('<style>p{color:red;font-size:30px}</style><p>written</p>');d.close()`,
  },
  scripts: {
    style: 'body{margin:16px}',
    body: `<meta http-equiv="Content-Security-Policy" content="img-src *"><p onclick="ran=1" onmouseover="ran=1">handlers</p><a href="javascript:ran=1" id=j1>j</a><a href="java&#10;script:ran=1" id=j2>j</a><a href=" &#1;JaVaScRiPt:ran=1" id=j3>j</a><svg width=40 height=20><script>top.ran=1</script><a href="javascript:ran=1"><rect width=40 height=20 fill=teal /></a></svg><svg width=20 height=20><a xlink:href="/rel"><circle r=10 cx=10 cy=10 /></a></svg>
   <template id="t1"><script>ran=1</script><img src="https://long.example/i/a.svg"><p>in template</p></template><div id="ds">light <b>content</b></div><noscript><p>no script here</p><img src="/i/a.svg"></noscript><iframe srcdoc="<script>parent.ran=1</script><p>inner</p>" width=200 height=60></iframe><form action="/send"><button id=b formaction="/x">send</button></form><details ontoggle="ran=1" open><summary>s</summary>x</details><title>extra</title><plaintext-like>x</plaintext-like><table><tr><td>t</td></tr></table><a href="/rel" target=_blank ping="/ping">rel</a><map><area href="/area"></map><blockquote cite="javascript:1">q</blockquote><frameset></frameset>`,
    script: `const t=document.createElement('template');t.setAttribute('shadowrootmode','open');t.innerHTML='<p>would replace</p>';document.querySelector('#ds').prepend(t);`,
  },
  /** Looks that only scripts gave: by animations, by states, by what is defined; a picture that was given up; parts in parts, scrolled. */
  scripted: {
    style: `body{margin:16px}.fade{opacity:0;width:300px;height:60px;background:#06c}x-state{display:block;padding:20px;background:#eee}x-state:state(open){background:#0c0}x-state:not(:defined),x-never:defined{visibility:hidden}x-never:not(:defined){background:gold}.out{height:200px;width:400px;overflow:auto}.in{height:120px;overflow:auto;margin:60px 0 300px}.in p{margin:0;height:40px}.side{direction:rtl;width:300px;overflow:auto;display:flex}.side i{flex:none;width:100px;height:60px}`,
    body: `<div class="fade"></div><div class="fade" style="opacity:1"></div><x-state>open by state</x-state><x-never>never defined</x-never><img alt="" width="60" height="60">
   <div class="out">${'<p>above</p>'}<div class="in">${Array.from({ length: 20 }, (_, n) => `<p style="background:hsl(${n * 40} 80% 80%)">line ${n}</p>`).join('')}</div></div><div class="side">${Array.from({ length: 12 }, (_, n) => `<i style="background:hsl(${n * 40} 80% 70%)">${n}</i>`).join('')}</div><div id="shut" style="transform:scale(.75) translate(20px)"></div>`,
    script: `const q=(s)=>document.querySelector(s);const [one,two]=document.querySelectorAll('.fade');one.animate([{opacity:0},{opacity:1}],{duration:20,fill:'forwards'});two.animate([{transform:'none'},{transform:'translate(200px,10px)'}],{duration:20,fill:'forwards'});
   customElements.define('x-state',class extends HTMLElement{constructor(){super();this.attachInternals().states.add('open')}});
   const made=URL.createObjectURL(new Blob(['<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><rect width="60" height="60" fill="crimson"/></svg>'],{type:'image/svg+xml'}));q('img').src=made;q('img').onload=()=>URL.revokeObjectURL(made);
   q('.in').scrollTop=213;q('.out').scrollTop=q('.in').offsetTop-q('.out').offsetTop;q('.side').scrollLeft=-317;
   const shut=q('#shut').attachShadow({mode:'closed'});shut.innerHTML='<div style="width:300px;height:100px;overflow:auto"><div style="width:700px">'+Array.from({length:9},(_,n)=>'<p style="margin:0;height:50px;background:linear-gradient(90deg,gold,hsl('+n*40+' 80% 60%))">row '+n+'</p>').join('')+'</div></div>';shut.firstChild.scrollTo(131,77);`,
  },
  /** What no parser makes: written down, each would be read as something else, which runs, leads away, or ends the copy. */
  built: {
    style: `body{margin:16px}.v{--p:URL(/i/a.svg);background:var(--p)}.s{--q:image-set("/i/b.svg" 1x);background:var(--q)}.e{background:u\\72l(/i/c.svg)}`,
    body: `<p>words of the page</p><div class="v" ${box}"></div><div class="s" ${box}"></div><div class="e" ${box}"></div><div ${box};background:URL(/i/d.svg)"></div><div ${box};background:\\75rl(/i/e.svg)"></div>
   <svg width=60 height=60 id=d><linearGradient id=g><stop stop-color=red /><stop offset=1 stop-color=blue /></linearGradient><rect width=60 height=60 fill="url(/built#g)" /><rect width=9 height=9 fill="url(https://long.example/i/signs.svg#elsewhere)"/></svg>
   <svg width=30 height=30><style>#inner{fill:green}</style><rect id=inner width=30 height=30 /><a href="#"><animate attributeName="href" values="#;javascript:ran=1" dur="1s"/></a></svg>
   <svg width=20 height=20><use href="/i/signs.svg#%E0%A4%A"/><rect width=20 height=20 fill=olive /></svg><iframe width=300 height=80 srcdoc="${inTheWay.replaceAll('"', '&quot;')}"></iframe><canvas "odd<name=1 width=20 height=20></canvas><x-y src="/x" href="/y">custom</x-y><div id=shadow></div><div id=at></div>`,
    script: `
      document.querySelector('#shadow').attachShadow({mode:'open'}).innerHTML=${JSON.stringify(inTheWay)};
      const at=document.querySelector('#at'), d=document.querySelector('#d'), svg='http://www.w3.org/2000/svg', html='http://www.w3.org/1999/xhtml', xlink='http://www.w3.org/1999/xlink';
      const bad='<script>top.ran=1</'+'script><meta http-equiv="refresh" content="0;url=https://long.example/plain"><img src="https://long.example/i/a.svg" onerror="ran=1">';
      at.append(document.createComment('-->'+bad), document.createComment('>'+bad), document.createProcessingInstruction('x', '>'+bad));
      for (const name of ['iframe','noembed','noframes']) at.appendChild(document.createElement(name)).append('</'+name+'>'+bad);
      document.querySelector('iframe').style.cssText='width:0;height:0;border:0;position:absolute';
      at.appendChild(document.createElement('xmp')).append('\\nwords <b>as</b> they stand </xmp> and on');
      at.appendChild(document.createElementNS(html,'SCRIPT')).append('ran=1');
      at.lastChild.style='display:none';
      at.setAttributeNS(null,'ONCLICK','ran=1');
      for (const name of ['img','video','template','link','input','iframe','canvas','option','textarea']) d.appendChild(document.createElementNS(svg,name)).setAttribute('src','/gone');
      d.appendChild(document.createElementNS(svg,'link')).setAttribute('rel','stylesheet');
      d.appendChild(document.createElementNS(svg,'use')).setAttributeNS(xlink,'y:href','https://long.example/i/signs.svg#star2');
      d.appendChild(document.createElement('div')).append('not drawn');d.appendChild(document.createElement('style')).append('#late{fill:purple}a::before{content:"<img src=x onerror=styled>"}');d.insertAdjacentHTML('beforeend','<circle id=late r=12 cx=30 cy=30 />');
      d.appendChild(document.createElementNS(svg,'style')).append('#x::before{content:"<img src=x onerror=styled>"}');
      at.appendChild(document.createElementNS('http://www.w3.org/1998/Math/MathML','math')).appendChild(document.createElementNS('http://www.w3.org/1998/Math/MathML','style')).append('x');
      at.lastChild.style='display:none';
      document.documentElement.prepend(Object.assign(document.createElement('i'),{hidden:true}));`,
  },
};

/** Answers for the files of these pages; null for everything else. */
export function answerCopyFiles(url: URL): Answer | null {
  return url.origin === captureOrigin ? (files[url.pathname] ?? null) : null;
}
