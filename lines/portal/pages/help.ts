import { listSchemes } from '../../policy/schemes.ts';
import { type Html, html } from '../html.ts';
import { situations } from '../law/situations.ts';
import type { Page } from '../layout.ts';
import type { Setting } from '../setting.ts';
import { portalTexts } from '../texts.ts';

/** All help of the place by what happened; what is not in practice here is said to be so. */
export function helpPage(setting: Setting): Page {
  const { language } = setting;
  const t = portalTexts[language];
  const items = new Map(listSchemes(setting).map((one) => [one.code, one]));
  const entry = (code: string): Html | false => {
    const item = items.get(code);
    if (!item) return false;
    if (item.status !== 'in-force') {
      const isOver = item.end !== null && item.end <= setting.on;
      return html`<li class="out"><strong>${item.title}</strong><span class="note">${isOver ? t.ended : t.notHere}</span></li>`;
    }
    return html`<li><a class="row" href="/portal/${setting.county}/help/${code}">
<strong>${item.title}</strong><span>${item.summary}</span></a></li>`;
  };
  return {
    title: t.help,
    at: 'help',
    body: html`<h1>${t.allHelp}</h1>${situations.map(
      ({ code, title, schemes }) => html`<section aria-labelledby="${code}">
<h2 id="${code}">${title[language]}</h2>
<ul class="rows">${schemes.map(entry)}</ul>
</section>`,
    )}`,
  };
}
