import { getYmd } from '../../../engine/index.ts';
import type { AdoptedFigures } from '../../policy/adopted.ts';
import { adoptedNow } from '../../policy/open-law.ts';
import { listParameters } from '../../policy/parameters.ts';
import { sayCell, sayFigure } from '../../policy/say-figures.ts';
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
${notices(setting)}
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

/** What this county adopted, the latest first: each document with the figures that it sets, beside those of before. */
function notices(setting: Setting): Html | false {
  const { language, county } = setting;
  const t = portalTexts[language];
  const adopted = adoptedNow()
    .filter(({ region }) => region === county)
    .toSorted((a, b) => b.document.published.localeCompare(a.document.published));
  if (adopted.length === 0) return false;
  return html`<section class="notices" aria-labelledby="notices"><h2 id="notices">${t.notices}</h2>
<ul class="plain">${adopted.map((one) => notice(setting, one))}</ul></section>`;
}

function notice(setting: Setting, { document, figures }: AdoptedFigures): Html {
  const { language, law, handbook, region } = setting;
  const t = portalTexts[language];
  const { title, number, issuer, published } = document;
  const rows = figures.flatMap(({ code, cell, from }) => {
    const definition = handbook.parameters.get(code);
    if (!definition) return [];
    const eve = Temporal.PlainDate.from(from).subtract({ days: 1 }).toString();
    const on = (day: string) => {
      const won = law.book.find(code, cell, region, getYmd(day))?.won;
      return won ? sayFigure(won, definition, { book: law.book, handbook, language }).said : t.none;
    };
    const label = cell === '' ? '' : sayCell(definition, cell, language);
    return [
      html`<tr><th scope="row">${definition.title[language]}${label ? html`<span class="class">${label}</span>` : false}</th>
<td class="number">${on(eve)}</td><td class="number"><strong>${on(from)}</strong></td><td class="day">${from}</td></tr>`,
    ];
  });
  return html`<li><h3>${title}${number === '' ? false : html` <span class="fine">${number}</span>`}</h3>
<p class="fine">${t.noticeBy(issuer, published)}</p>
<table class="stacked"><thead><tr><th scope="col">${t.item}</th><th scope="col" class="number">${t.figureBefore}</th><th scope="col" class="number">${t.figure}</th><th scope="col">${t.from}</th></tr></thead>
<tbody>${rows}</tbody></table></li>`;
}
