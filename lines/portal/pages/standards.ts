import { listParameters } from '../../policy/parameters.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Setting } from '../setting.ts';
import { portalTexts } from '../texts.ts';

/** Every standard in force on a day, with its first day and its document. */
export function standardsPage(setting: Setting, wrongDay?: string): Page {
  const { language, on, county } = setting;
  const t = portalTexts[language];
  const groups = new Map<string, { title: string; rows: Html[] }>();
  for (const item of listParameters(setting)) {
    const group = groups.get(item.group.code) ?? { title: item.group.title, rows: [] };
    for (const { label, won } of item.cells) {
      if (!won) continue;
      group.rows.push(html`<tr><th scope="row">${item.title}${label ? html`<span class="class">${label}</span>` : false}</th>
<td class="number">${won.said}</td><td class="day">${won.from}</td>
<td class="source">${won.source?.written ?? false}${won.assumed === null ? false : html` <abbr title="${t.assumed}">${t.assumedMark}</abbr>`}</td></tr>`);
    }
    if (group.rows.length > 0) groups.set(item.group.code, group);
  }
  return {
    title: t.standards,
    at: 'standards',
    body: html`<h1>${t.standards}</h1>
<p class="lead">${t.standardsLead(on)}</p>
<form class="line" method="get" action="/portal/${county}/standards">
<label for="on">${t.standardsOn}</label>
<input id="on" name="on" type="date" value="${on}" min="2010-01-01" max="2099-12-31"${wrongDay === undefined ? false : html` aria-describedby="wrong" aria-invalid="true"`}>
<button>${t.show}</button>
</form>
${wrongDay === undefined ? false : html`<p id="wrong" class="warning" role="alert">${t.badDay(wrongDay)}</p>`}
${[...groups.values()].map(
  ({
    title,
    rows,
  }) => html`<details class="group"><summary class="group-head"><h2 class="group-title">${title}</h2></summary>
<table class="stacked">
<thead><tr><th scope="col">${t.item}</th><th scope="col" class="number">${t.figure}</th><th scope="col">${t.from}</th><th scope="col">${t.source}</th></tr></thead>
<tbody>${rows}</tbody></table></details>`,
)}`,
  };
}
