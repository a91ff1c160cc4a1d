import type { PublicHead, PublicLine } from '../../platform/publication/index.ts';
import { type Html, html } from '../portal/html.ts';
import { headFacts, headTitle, linesTable, type Scene } from '../portal/publicity/pages.ts';
import { publicityTexts } from '../portal/publicity/texts.ts';

/** Printed for the wall: read standing, so names are six millimetres high; the head stands on every page. */
const styles = `
@page { size: A4; margin: 14mm 14mm 16mm; @bottom-center { content: counter(page) " / " counter(pages); font: 11pt sans-serif; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 182mm; color: #000; background: #fff;
  font: 15pt/1.5 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", SimHei, sans-serif; }
.hint { margin: 4mm 0; padding: 3mm 4mm; border: 1px solid #888; font-size: 11pt; }
table.sheet { width: 100%; border-collapse: collapse; }
table.sheet > thead { display: table-header-group; break-inside: avoid; }
table.sheet > thead td, table.sheet > tbody td { padding: 0; }
.head { display: flex; justify-content: space-between; gap: 8mm; align-items: flex-start;
  border-bottom: 1.2mm solid #000; padding-bottom: 3mm; margin-bottom: 4mm; }
h1 { margin: 0 0 2mm; font-size: 28pt; line-height: 1.25; letter-spacing: .04em; }
dl { margin: 0; font-size: 14pt; }
dl div { display: flex; gap: 3mm; }
dt { flex: 0 0 26mm; color: #333; }
dd { margin: 0; font-weight: 600; }
.qr { flex: none; width: 36mm; text-align: center; font-size: 10.5pt; line-height: 1.35; }
.qr svg { display: block; width: 36mm; height: 36mm; }
table.publicity { width: 100%; border-collapse: collapse; font-size: 19pt; }
table.publicity th, table.publicity td { border: .4mm solid #000; padding: 1.6mm 3mm; text-align: left; font-weight: 500; }
table.publicity thead th { font-size: 15pt; background: #eee; }
table.publicity tr { break-inside: avoid; }
table.publicity th:first-child, table.publicity td:first-child { width: 18mm; }
table.publicity .number { text-align: right; white-space: nowrap; }
table.publicity thead { display: table-header-group; }
.foot { margin-top: 5mm; font-size: 14pt; break-inside: avoid; }
.foot p { margin: 1mm 0; }
@media print { .hint { display: none; } }
`;

const sheetTexts = {
  title: (title: string) => `${title}公示`,
  standingTitle: (title: string) => `${title}对象公布`,
  hint: '请用浏览器打印：A4 纸、纵向、打开“背景图形”。名单较长时每页都印表头。张贴后请拍照上传。',
  scan: '扫码看网上公示、提意见',
  objection: (telephone: string) =>
    `对名单有意见的，公示期内可以打 ${telephone}，或者扫码提出，署名、匿名都可以。`,
  tell: (telephone: string) => `对名单有意见的，可以打 ${telephone}，或者扫码反映，署名、匿名都可以。`,
} as const;

/** The sheet of a list for the wall of the village, in Chinese: it hangs where people live. */
export function writeSheet(
  scene: Scene,
  list: PublicHead & { readonly lines: readonly PublicLine[] },
  { title, qr }: { readonly title: string; readonly qr: Html },
): string {
  const isStanding = list.kind === 'standing';
  const heading =
    list.kind === 'paid'
      ? headTitle(scene, list)
      : isStanding
        ? sheetTexts.standingTitle(title)
        : sheetTexts.title(title);
  const say = isStanding ? sheetTexts.tell : sheetTexts.objection;
  return `<!doctype html>\n${
    html`<html lang="zh-CN"><head><meta charset="utf-8"><title>${heading} ${list.villageName}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${styles}</style></head>
<body><p class="hint">${sheetTexts.hint}</p>
<table class="sheet" role="presentation"><thead><tr><td><div class="head"><div><h1>${heading}</h1>
<dl>${headFacts(scene, list).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></div>
<div class="qr">${qr}${sheetTexts.scan}</div></div></td></tr></thead>
<tbody><tr><td>${linesTable(scene, list, list.lines)}
<div class="foot"><p>${say(list.telephone)}</p><p>${publicityTexts.zh.legal}</p></div></td></tr></tbody></table>
</body></html>`.text
  }`;
}
