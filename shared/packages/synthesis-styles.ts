/** Styles of `data/synthesis.html`, on screen and on paper; the fonts are the reader’s own. */
export const SYNTHESIS_STYLES = `
body{margin:0 auto;max-width:46rem;padding:2rem 1.25rem 4rem;font:1.0625rem/1.6 Marianne,system-ui,-apple-system,"Segoe UI",Arial,sans-serif;color:#161616;background:#fff}
header{border-bottom:2px solid #000091;padding-bottom:1rem}
header p{margin:.25rem 0}
.campaign{color:#000091;font-weight:700}
h1{font-size:2rem;line-height:1.25;margin:.5rem 0 1rem}
h2{font-size:1.5rem;line-height:1.3;margin:2.5rem 0 .75rem}
h3{font-size:1.1875rem;margin:1.75rem 0 .5rem}
h4{font-size:1.0625rem;margin:1.25rem 0 .25rem}
p,ul,ol{margin:.5rem 0}
a{color:#000091}
article{border-left:3px solid #ddd;padding-left:1rem;margin:1rem 0}
article h4{margin-top:0}
.proposal{border-left-color:#000091}
.facts{color:#555;font-size:.9375rem}
table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:.9375rem}
caption{text-align:left;font-weight:700;padding-bottom:.5rem}
th,td{border-bottom:1px solid #ccc;padding:.4rem .6rem;text-align:left;vertical-align:top}
thead th{border-bottom:2px solid #161616}
tbody th{font-weight:400}
tfoot th,tfoot td{font-weight:700}
.number{text-align:right;white-space:nowrap}
footer{margin-top:3rem;border-top:1px solid #ccc;color:#555;font-size:.9375rem}
@media print{body{max-width:none;padding:0;font-size:10.5pt}h2,h3,h4,caption{break-after:avoid}article,tr{break-inside:avoid}a{color:inherit}@page{size:A4;margin:2cm}}
`;
