import { trusted } from './html-template.ts';

/**
 * The report's look. Light, two families of system type, one dark accent that stays dark in
 * greyscale; every distinction is also told in words or numbers.
 */
export const reportStyle = trusted(`
:root{--ink:#1b2326;--soft:#566267;--faint:#8a9599;--rule:#d8dedd;--ground:#eef0ed;--paper:#fff;--wash:#f5f7f5;--accent:#1d4f5c;--accent-wash:#e4eded;--warn:#7a4a12;--warn-wash:#fbf4e8;
--sans:"Segoe UI",system-ui,-apple-system,"Helvetica Neue",Roboto,"Noto Sans",sans-serif;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Noto Serif",Georgia,serif;
--mono:ui-monospace,"Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
*{box-sizing:border-box}
html{background:var(--ground);color:var(--ink);font:15px/1.5 var(--sans);-webkit-text-size-adjust:100%}
body{margin:0 auto;padding:2rem 1rem 5rem;max-width:56rem}
.sheet{background:var(--paper);border:1px solid var(--rule);border-radius:3px;padding:2.6rem 3rem;margin:0 0 1.5rem}
h1,h2,h3{font-family:var(--serif);font-weight:600;line-height:1.2;margin:0;text-wrap:balance}
h1{font-size:2.3rem;letter-spacing:-.01em}
h2{font-size:1.5rem;margin:0 0 .4rem}
h3{font-size:.82rem;font-family:var(--sans);font-weight:650;letter-spacing:.02em;color:var(--accent);margin:1.7rem 0 .5rem}
p{margin:.4rem 0;max-width:42rem;overflow-wrap:anywhere}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:1px}
bdi{unicode-bidi:isolate}
.top{display:flex;justify-content:space-between;gap:2rem;color:var(--soft);font-size:.86rem;border-bottom:2px solid var(--ink);padding-bottom:.5rem;margin-bottom:1.5rem}
.lead{font-size:1.08rem;color:var(--soft);margin:.45rem 0 0}
.figures{display:grid;grid-template-columns:repeat(4,1fr);gap:1.5rem;margin:1.5rem 0 0;padding:0}
.figures div{border-top:1px solid var(--rule);padding-top:.55rem;display:flex;flex-direction:column-reverse;justify-content:flex-end}
.figures dt{color:var(--soft);font-size:.84rem;line-height:1.3}
.figures dd{margin:0;font:600 1.75rem/1.2 var(--serif);font-variant-numeric:lining-nums tabular-nums}
.facts{display:grid;grid-template-columns:9.5rem minmax(0,1fr);margin:0}.facts dd{overflow-wrap:anywhere}
.facts dt,.facts dd{padding:.28rem 0;border-top:1px solid var(--rule);margin:0}
.facts dt{color:var(--soft)}
.facts>dt:first-of-type,.facts>dt:first-of-type+dd{border-top:0}
.pair{display:grid;grid-template-columns:3fr 8fr;gap:0 2.2rem}
.source{margin-top:1.2rem}.facts.small dt,.facts.small dd{padding:.2rem 0}
.annex{border-top:2px solid var(--ink);padding-top:.7rem;margin-top:1.8rem}.annex h2{font-size:1.15rem}.annex table{margin-top:.9rem}
#page-1 td:first-child bdi{display:inline-block;max-width:15rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;vertical-align:bottom}
table{border-collapse:collapse;width:100%;font-size:.93rem}
th{font-weight:600;text-align:start;color:var(--soft);font-size:.84rem}
th,td{padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--rule);vertical-align:top;text-align:start;overflow-wrap:anywhere}
th:last-child,td:last-child{padding-right:0}
.num{text-align:end;font-variant-numeric:lining-nums tabular-nums;white-space:nowrap}
.when{white-space:nowrap;font-variant-numeric:tabular-nums}
.timeline{table-layout:fixed}.timeline th:nth-child(1){width:2.6rem}.timeline th:nth-child(2){width:9.2rem}.timeline th:nth-child(3){width:11rem}.timeline .when{white-space:normal}
.soft{color:var(--soft)}.small{font-size:.86rem}
.mono{font-family:var(--mono);font-size:.8rem;overflow-wrap:anywhere;line-height:1.45}
.check{background:var(--wash);border-inline-start:3px solid var(--accent);padding:.8rem 1.1rem;margin-top:1.7rem}
.check h3{margin:0 0 .35rem}
.check dl{display:grid;grid-template-columns:9.5rem 1fr;gap:.1rem 0;margin:.3rem 0;font-size:.88rem}
.check dd{margin:0}.check dt{color:var(--soft)}
.notice{background:var(--warn-wash);color:var(--warn);padding:.6rem 1rem;margin:1rem 0 0;border-inline-start:3px solid var(--warn);font-size:.93rem}
svg{display:block;width:100%;height:auto;overflow:visible}
svg text{font-family:var(--sans)}
.shared{table-layout:fixed}.exact{white-space:pre-line;overflow-wrap:anywhere}.about{margin-top:1.3rem}.about p{margin:.15rem 0;max-width:none}.blurred{filter:blur(10px)}figure a{display:block;overflow:hidden}
.entry-head{display:grid;grid-template-columns:auto 1fr;gap:0 1.2rem;align-items:baseline;border-bottom:2px solid var(--ink);padding-bottom:.6rem;margin-bottom:1.2rem}
.entry-head .no{font:600 2.3rem/1 var(--serif);font-variant-numeric:lining-nums;grid-row:span 2}
.entry-head h2{font-size:1.25rem;margin:0}
.entry-head p{margin:.1rem 0 0}
.state{font-weight:600}
.entry-body{display:grid;grid-template-columns:minmax(0,1fr);gap:1.4rem}
.entry-body.with-picture{grid-template-columns:minmax(0,1fr) 15.5rem}
.who{margin:0 0 .7rem;font-size:1rem}
.words{font:1.08rem/1.55 var(--serif);white-space:pre-wrap;overflow-wrap:anywhere;border-inline-start:3px solid var(--rule);padding:.1rem 0 .1rem 1rem;margin:.3rem 0 .8rem;unicode-bidi:plaintext}
.long{max-height:34rem;overflow:auto}.long .words{unicode-bidi:isolate}
.context{font-size:.93rem;background:var(--wash);padding:.6rem .9rem;margin:.5rem 0;overflow-wrap:anywhere}.quoted{white-space:pre-wrap}
figure{margin:0}
figure img{display:block;max-width:100%;max-height:26rem;border:1px solid var(--rule)}
figcaption{font-size:.8rem;color:var(--soft);margin-top:.35rem}
.note{border-top:1px solid var(--rule);padding:.5rem 0}
.note .body{white-space:pre-wrap;overflow-wrap:anywhere}
.fields td:first-child{width:11rem;color:var(--soft)}
.fields .how{width:14rem;font-size:.8rem;color:var(--soft)}
.missing{color:var(--warn)}
ol,ul{padding-inline-start:1.3rem;margin:.4rem 0;max-width:42rem}li{margin:.3rem 0}
pre{font:.8rem/1.5 var(--mono);background:var(--wash);padding:.7rem .9rem;white-space:pre-wrap;overflow-wrap:anywhere;margin:.4rem 0}
/* A thousand entries: only what is looked at is laid out, so that page 1 stands at once. */
@media screen{.entry,.annex{content-visibility:auto;contain-intrinsic-height:auto 24rem}}
@media (max-width:44rem){body{padding:0}.sheet{padding:1.6rem 1.1rem;border-width:0 0 1px;border-radius:0;margin:0}h1{font-size:1.7rem}.figures{grid-template-columns:repeat(2,1fr)}.pair,.entry-body.with-picture{grid-template-columns:minmax(0,1fr)}.facts,.check dl{grid-template-columns:minmax(0,1fr)}.facts dd{border-top:0;padding-top:0}#page-1 td:first-child bdi{display:inline;white-space:normal}th,td{padding-inline-end:.5rem}th,td+td{overflow-wrap:break-word}}
/* A row of a wide table becomes a block, each cell with its heading. */
@media (max-width:32rem){.rows,.rows tbody,.rows tr,.rows td{display:block;width:auto}.rows thead{display:none}.rows tr{border-bottom:1px solid var(--rule);padding:.5rem 0}.rows td{border:0;padding:.05rem 0;overflow-wrap:anywhere}.rows td[data-head]::before{content:attr(data-head) ": ";color:var(--soft);font-size:.84rem}.rows .how,.fields td:first-child{width:auto}.fields td:first-child{font-weight:600}.timeline,.timeline tbody{display:block}.timeline thead{display:none}.timeline tr{display:grid;grid-template-columns:2.4rem minmax(0,1fr);padding:.5rem 0;border-bottom:1px solid var(--rule)}.timeline td{border:0;padding:.05rem 0;grid-column:2}.timeline td.num{grid-area:1/1;text-align:start}}
@page{size:A4;margin:15mm 16mm 17mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif;color:#566267}}
/* Page 1 is one page on paper, too. */
@media print{html{background:none;font-size:9.2pt;line-height:1.42}body{max-width:none;padding:0}
.sheet{border:0;padding:0;margin:0 0 8mm;break-inside:auto}#pattern,#law,#warning,#conversations,#limits,#annex{break-before:page}#page-1{line-height:1.3}#page-1 .drawing{max-height:28mm}#page-1 .facts,#page-1 table{font-size:.86rem}#page-1 h3{margin:3mm 0 .25rem}#page-1 .figures{margin-top:3mm}#page-1 .figures dd{font-size:1.5rem}#page-1 table td,#page-1 table th,#page-1 .facts dt,#page-1 .facts dd{padding-top:.1rem;padding-bottom:.1rem}#page-1 .about{margin-top:2mm}#page-1 .about p{display:inline;font-size:.8rem}#page-1 .about p::after{content:" "}#page-1 .check{margin-top:3mm;padding:.5rem .8rem}#page-1 .check p{font-size:.8rem}#page-1 .top{margin-bottom:.8rem}.check p{max-width:none}.entry{margin:0 0 9mm;break-inside:avoid-page}#warning+.entry{break-before:page}
h1{font-size:22pt}.lead{margin-top:1mm}.figures{margin-top:4mm}h3{margin-top:4mm}.notice{margin-top:3mm}
h2,h3,h3+p.soft,.entry-head{break-after:avoid}tr,figure,.note,.check{break-inside:avoid}thead{display:table-header-group}
.long{max-height:none;overflow:visible}.entry-body.with-picture{grid-template-columns:minmax(0,1fr) 56mm}figure img{max-height:90mm}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
a{color:inherit}}
`);
