import type { PrintedDocument } from '../../platform/certificates/index.ts';
import { sayCode } from '../../platform/certificates/index.ts';
import { Html, html } from '../portal/html.ts';
import { sayDay } from './compose.ts';

/** 公文格式: type of the body three millimetres and a half high, 37 mm above, 26 mm to the right. */
const styles = `
@page { size: A4; margin: 25mm 24mm 20mm 26mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 160mm; color: #000; background: #fff;
  font: 13pt/1.6 FangSong, STFangsong, "Noto Serif SC", "Noto Sans SC", serif; }
.hint { margin: 4mm 0; padding: 3mm 4mm; border: 1px solid #888; font: 11pt/1.5 sans-serif; }
.sheet { position: relative; break-after: page; padding-bottom: 6mm; }
.sheet:last-child { break-after: auto; }
h1 { margin: 0 0 2mm; text-align: center; font: 700 22pt/1.4 SimSun, STSong, "Noto Serif SC", "Noto Sans SC", serif; }
.no { margin: 0 0 8mm; text-align: center; }
p { margin: 0 0 1.5mm; text-indent: 2em; }
p.to, p.no, .hint, .code p, .sign p, .void { text-indent: 0; }
h2 { margin: 3mm 0 .5mm; font: 700 13pt/1.6 SimHei, STHeiti, "Noto Sans SC", sans-serif; }
ol { margin: 0; padding-left: 2.2em; font-size: 11.5pt; line-height: 1.5; }
.sign { margin-top: 7mm; text-align: right; break-inside: avoid; }
.sign p { margin: 0; }
.foot { display: flex; gap: 6mm; align-items: center; margin-top: 5mm; padding-top: 3mm; border-top: .3mm solid #000;
  font: 10.5pt/1.5 sans-serif; break-inside: avoid; }
.foot svg { display: block; flex: none; width: 26mm; height: 26mm; }
.foot p { margin: 0; text-indent: 0; }
.card { margin: 0 0 8mm; padding: 9mm 10mm; border: .8mm double #8a1f1f; }
.card h1 { letter-spacing: .12em; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 1.5mm 5mm; margin: 0; }
dt { color: #333; }
dd { margin: 0; font-weight: 700; }
.void { margin: 0 0 5mm; padding: 2mm 4mm; border: .6mm solid #b3312a; color: #b3312a; text-align: center;
  font: 700 15pt/1.5 sans-serif; }
@media print { .hint { display: none; } }
`;

const words = {
  page: '结果文书',
  hint: '请用浏览器打印：A4 纸、纵向、边距“默认”。每份文书从新的一页开始。打印后在落款处盖章。',
  to: (name: string) => `${name}：`,
  attached: '确认情况告知',
  reason: '理由',
  findings: '核算和认定情况',
  articles: '依据',
  remedies: '救济途径',
  seal: '（印章）',
  scan: '扫码或者在网站“核验文书”中输入编码，可以查验真伪和是否有效。',
  code: (code: string) => `核验编码：${code}`,
  case: (no: string) => `办件号：${no}`,
  states: {
    revoked: '本文书已作废，仅供存档',
    replaced: '本文书已被新的文书代替，仅供存档',
    expired: '本文书已过有效期',
  } as Readonly<Record<string, string>>,
} as const;

const part = (title: string, lines: readonly string[]): Html | false =>
  lines.length > 0 && html`<h2>${title}</h2><ol>${lines.map((line) => html`<li>${line}</li>`)}</ol>`;

const foot = ({ says, code }: PrintedDocument, qr: Html): Html =>
  html`<div class="foot">${qr}<div class="code"><p>${words.scan}</p><p>${words.code(sayCode(code))}</p><p>${words.case(says.caseNo)}</p></div></div>`;

const sign = ({ says }: PrintedDocument): Html =>
  html`<div class="sign"><p>${says.office}${words.seal}</p><p>${sayDay(says.issuedOn)}</p></div>`;

/** What is carried and shown: nothing of the family's means stands on it. */
function card(document: PrintedDocument, qr: Html, isVoid: Html | false): Html {
  const { says } = document;
  const facts: readonly (readonly [string, string])[] = [
    ['姓名', says.holder],
    ['住址', says.place],
    ['事项', says.matterTitle],
    ['有效期', says.validUntil === null ? '以定期核查结果为准' : `至${sayDay(says.validUntil)}`],
    ['发证日期', sayDay(says.issuedOn)],
    ['发证机关', says.office],
  ];
  return html`<article class="sheet">${isVoid}<div class="card"><h1>${says.title}</h1><p class="no">${says.documentNo}</p>
<dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>${sign(document)}${foot(document, qr)}</div></article>`;
}

/** What is read and kept: what was decided, why, by which articles, and what can be done against it. */
function letter(document: PrintedDocument, qr: Html, isVoid: Html | false): Html {
  const { says, form } = document;
  return html`<article class="sheet">${isVoid}<h1>${form === 'certificate' ? words.attached : says.title}</h1>
<p class="no">${says.documentNo}</p>
<p class="to">${words.to(says.holder)}</p>
${says.outcome.map((line) => html`<p>${line}</p>`)}
${says.reason === null ? false : html`<h2>${words.reason}</h2><p>${says.reason}</p>`}
${part(words.findings, says.findings)}
${part(words.articles, says.articles)}
<h2>${words.remedies}</h2><p>${says.remedies}</p>
${sign(document)}${foot(document, qr)}
</article>`;
}

function sheet(document: PrintedDocument, qr: Html): Html {
  const said = words.states[document.state];
  const isVoid = said !== undefined && html`<p class="void">${said}</p>`;
  return html`${document.form === 'certificate' ? card(document, qr, isVoid) : false}${letter(document, qr, isVoid)}`;
}

/** Documents for the printer, each from a new page, in the words in which they were given out. */
export function writeSheets(
  documents: readonly { readonly document: PrintedDocument; readonly qr: Html }[],
): string {
  return `<!doctype html>\n${
    html`<html lang="zh-CN"><head><meta charset="utf-8"><title>${words.page}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${new Html(styles)}</style></head>
<body><main><p class="hint">${words.hint}</p>${documents.map(({ document, qr }) => sheet(document, qr))}</main></body></html>`
      .text
  }`;
}
