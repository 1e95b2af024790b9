/** The style sheet of pages: for the screen, and for sheets of A4 and Letter. */
import { html } from '../markup';

export const pageStyle = html`
:root{color-scheme:light}
body{font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;margin:2rem auto;max-width:72rem;padding:0 1.25rem;color:#1d2430;background:#fff}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .3rem}
h2{font-size:1.35rem;line-height:1.3;margin:2.4rem 0 .6rem;padding-bottom:.2rem;border-bottom:2px solid #1d2430}
h3{font-size:1.05rem;margin:1.6rem 0 .4rem}
h1,h2,h3,p,caption,dd,tbody th{overflow-wrap:anywhere}
tbody th{min-width:8rem}
td{overflow-wrap:break-word}
.r{white-space:nowrap}
code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.92em;white-space:pre-wrap}
thead .r{white-space:normal}
.long{min-width:11rem}
p{margin:.4rem 0;max-width:48rem}
.made,.subtitle{color:#4a5361}
.banner{border-left:4px solid #a1260d;padding:.3rem .8rem;background:#fdf1ee}
nav ol{columns:2 14rem;margin:.4rem 0;padding-left:1.4rem}
nav a{color:#0b5394}
table{border-collapse:collapse;margin:.8rem 0 1.2rem;width:100%;font-size:.93em}
caption{text-align:left;font-weight:600;padding:.3rem 0}
caption.named{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{border-bottom:1px solid #ccd2da;padding:.3rem .55rem;text-align:left;vertical-align:top;font-weight:400}
thead th{font-weight:600;border-bottom:2px solid #6b7482;vertical-align:bottom}
.group th{font-weight:600;background:#eef1f5}
.r{text-align:right;font-variant-numeric:tabular-nums}
.matrix{width:auto;min-width:50%}
.matrix td{text-align:center;font-variant-numeric:tabular-nums;border-left:1px solid #ccd2da}
.matrix td.bad{background:#fbe9e5}
.matrix td.warning{background:#fff4dc}
.note{font-size:.85em}
tr:has(+.why)>*{border-bottom:0;padding-bottom:0}
.why td{padding-top:0;color:#4a5361;font-size:.85em}
.why p{margin:.1rem 0;max-width:none}
.explain{display:block;color:#4a5361;font-size:.85em;font-weight:400;max-width:44rem}
td.more{font-size:.88em}
.usual{color:#4a5361}
.source{font-size:.72em;margin-left:.15rem;line-height:0}
.source a{color:#0b5394;padding:0 .15rem}
.sources{font-size:.9em}
.sources li{margin:.1rem 0}
.aside{display:inline-block;margin-right:.7rem}
.aside b{font-weight:600;color:#4a5361}
.mark{font-weight:700}
.bad{color:#a1260d}
td .bad,th .bad,dd .bad{font-weight:600}
.warning{color:#7a4d00}
.good{color:#1a6632}
.verdict{color:#1d2430;border:1px solid #ccd2da;border-left:6px solid #6b7482;border-radius:4px;padding:.6rem 1rem;margin:1rem 0}
.verdict.bad{border-left-color:#a1260d}
.verdict.warning{border-left-color:#b07500}
.verdict.good{border-left-color:#1a6632}
.verdict .answer{font-size:1.1rem;font-weight:600;max-width:none}
.verdict dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.5rem 1.5rem;margin:.6rem 0 0}
.verdict dt{font-size:.85em;color:#4a5361}
.verdict dd{margin:0}
.scroller{overflow-x:auto}
.picture{margin:.8rem 0}
.picture svg{max-width:100%;height:auto}
@page{margin:17mm 14mm 16mm}
@page{@top-left{font:8pt system-ui,sans-serif;color:#4a5361}@top-right{font:8pt system-ui,sans-serif;color:#4a5361}@bottom-left{font:8pt system-ui,sans-serif;color:#4a5361}@bottom-right{content:counter(page) " of " counter(pages);font:8pt system-ui,sans-serif;color:#4a5361}}
@page :first{@top-left{content:""}@top-right{content:""}}
@media print{
body{margin:0;max-width:none;padding:0;font-size:9pt;line-height:1.4}
.chapter{break-before:page}
.chapter.follows,.chapter.more{break-before:auto}
.lookup{font-size:8pt;line-height:1.3}
.lookup h2{font-size:13pt;margin:1.2rem 0 .3rem}
.lookup h3{font-size:9.5pt;margin:.7rem 0 .2rem}
.lookup table{margin:.3rem 0 .6rem}
.lookup .sources{columns:3;font-size:7pt}
nav a::after{content:leader(" ") target-counter(attr(href url),page)}
h2,h3,caption,thead,.group{break-after:avoid}
tr:has(+.why){break-after:avoid}
tbody:first-of-type>tr:first-child{break-before:avoid}
tr,.verdict,.picture{break-inside:avoid}
thead{display:table-header-group}
.scroller{overflow:visible}
.picture svg{max-height:235mm}
a{color:inherit;text-decoration:none}
th,td{padding:.15rem .4rem}
tbody th{min-width:4.5rem}
.much .more{width:45%}
.lookup th,.lookup td{padding:.08rem .35rem}
}
`;
