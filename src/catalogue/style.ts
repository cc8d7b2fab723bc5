/**
 * For screens, and for paper: A4, a cover, page numbers, no heading at the foot of a page, and what begins a practice in one
 * piece. Empty boxes in the margins keep away what the browser prints there by itself: the day, and the address.
 */
export const style = `
:root{--ink:#1c2226;--quiet:#4a555c;--accent:#0b4f5c;--tint:#eef5f5;--line:#b9c9cb}
*{box-sizing:border-box}
html{font:100%/1.55 "Source Sans 3","Segoe UI","Helvetica Neue",Arial,"Liberation Sans",sans-serif;color:var(--ink);background:#fff;-webkit-text-size-adjust:100%}
body{margin:0}
header,nav,main,footer{max-width:46rem;margin:0 auto;padding:0 1.25rem}
main{padding-bottom:3rem}
h1,h2,h3,h4,h5,h6{line-height:1.2;color:var(--accent);margin:1.6em 0 .5em;text-wrap:balance}
h1{font-size:2.6rem;margin:0 0 .3em}h2{font-size:1.9rem;border-bottom:3px solid var(--accent);padding-bottom:.25em;margin-top:2.4em}
h3{font-size:1.45rem}h4{font-size:1.08rem}h5,h6{font-size:1rem}
p,ul,ol,dl,table,blockquote{margin:0 0 .8em}
a{color:var(--accent);text-decoration:underline;text-underline-offset:.15em}
a:focus-visible{outline:3px solid #b35900;outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem 1rem;z-index:1}
.cover{padding-top:4rem;padding-bottom:2.5rem}.cover .kind{font-weight:600;letter-spacing:.02em;color:var(--quiet);margin:0 0 .4em}
.cover .selection{font-weight:600;overflow-wrap:anywhere}.cover .extent{font-size:1.3rem}.cover .about{max-width:36rem}.cover .taken{color:var(--quiet)}
.contents ol{list-style:none;padding:0}.contents>ol>li{margin:0 0 1em;break-inside:avoid}
.contents>ol>li>a{font-weight:600}.contents ol ol{margin:.2em 0 0}.count{color:var(--quiet)}
.contents ol ol li,.themes li{display:flex;gap:.6em}.contents ol ol li::before,.themes li::before{content:none}
.number{color:var(--quiet);font-variant-numeric:tabular-nums;font-weight:400;flex:none}
.contents .number,.themes .number{min-width:3.4em;text-align:right}h3 .number{font-size:.8em}
article{margin:0 0 3rem}.lead{font-size:1.15rem}.state{font-weight:600;color:#8a2b06}
.facts{display:grid;grid-template-columns:1fr 1fr;gap:.35em 1.6em;background:var(--tint);border-left:4px solid var(--accent);padding:.9em 1.1em;margin:0 0 1.2em}
.facts>div{break-inside:avoid}.facts dt{font-size:.85rem;color:var(--quiet)}.facts dd{margin:0}
.attention dt{font-weight:600}.attention dd{margin:0 0 .6em}
.contacts,.links{padding-left:0;list-style:none}.contacts li{margin:0 0 .5em}
.confirmed{color:var(--quiet);font-size:.9rem}
table{border-collapse:collapse}th,td{border:1px solid var(--line);padding:.3em .6em;text-align:left;vertical-align:top}
blockquote{border-left:3px solid var(--line);margin-left:0;padding-left:1em}
pre{white-space:pre-wrap}pre,code,a,dd{overflow-wrap:anywhere}
.themes ul{list-style:none;padding:0}
footer{border-top:1px solid var(--line);padding-top:1rem;padding-bottom:2rem;color:var(--quiet)}
@media (max-width:34rem){.facts{grid-template-columns:1fr}h1{font-size:2rem}}
@page{size:A4;margin:22mm 20mm 24mm}
@page{@bottom-right{content:counter(page);font:9pt Arial,"Liberation Sans",sans-serif;color:#4a555c}@bottom-left{content:"Samspil";font:9pt Arial,"Liberation Sans",sans-serif;color:#4a555c}}
@page{@top-center{content:""}}
@page:first{@bottom-right{content:""}@bottom-left{content:""}}
@media print{
html{font-size:10pt;line-height:1.42}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
header,nav,main,footer{max-width:none;padding-left:0;padding-right:0}
.skip{display:none}
.cover{min-height:250mm;padding-top:70mm;padding-bottom:0;break-after:page}.cover h1{font-size:34pt}.cover .extent{font-size:15pt}
.contents,.themes{break-before:page;columns:2;column-gap:10mm}.contents h2,.themes h2{column-span:all;margin-top:0}.themes h2+h3{margin-top:0}
main{break-before:page}section.chapter>h2{margin-top:14mm}main>section.chapter:first-child>h2{margin-top:0}
h2,h3,h4,h5,h6,dt,.lead,.state{break-after:avoid}p,li,dd{orphans:3;widows:3}
article{margin-bottom:12mm}.opening,.facts,.contacts li,.contents ol ol li,.themes li,tr,blockquote{break-inside:avoid}
.contents ol ol li:first-child{break-before:avoid}article li:first-child,.themes li:first-child{break-after:avoid}article li:last-child,.themes li:last-child,.confirmed{break-before:avoid}
h2+article>.opening>h3{margin-top:.6em}
a{color:inherit;text-decoration:none}.links a::after{content:" (" attr(href) ")";color:#4a555c}
footer{break-before:avoid}
}`;
