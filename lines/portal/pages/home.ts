import { listSchemes } from '../../policy/schemes.ts';
import { html } from '../html.ts';
import { situations } from '../law/situations.ts';
import type { Page } from '../layout.ts';
import type { Setting } from '../setting.ts';
import { portalTexts } from '../texts.ts';

/** What can be done here, besides reading. */
const SERVICES = [
  ['/guides', 'guides'],
  ['/where', 'where'],
  ['/publicity', 'publicLists'],
  ['/tips', 'tips'],
  ['/verify', 'verify'],
  ['/my-record', 'myRecord'],
  ['/powers', 'powers'],
] as const;

/** The first page: what happened to the family, and the way to the questions. */
export function homePage(setting: Setting, name: string): Page {
  const t = portalTexts[setting.language];
  const titles = new Map(
    listSchemes(setting)
      .filter(({ status }) => status === 'in-force')
      .map(({ code, title }) => [code, title]),
  );
  const base = `/portal/${setting.county}`;
  return {
    title: t.site(name),
    at: 'home',
    body: html`<h1>${t.homeTitle(name)}</h1>
<p class="lead">${t.homeLead}</p>
<section class="callout" aria-labelledby="check">
<h2 id="check">${t.checkTitle}</h2>
<p>${t.checkLead}</p>
<p><a class="button" href="${base}/check">${t.checkGo}</a></p>
</section>
<h2>${t.services}</h2>
<ul class="tiles">${SERVICES.map(
      ([path, name]) => html`<li><a class="tile" href="${base}${path}">${t[name]}</a></li>`,
    )}</ul>
<h2>${t.situations}</h2>
<ul class="cards">${situations.map(
      ({ code, title, schemes }) => html`<li><a class="card" href="${base}/help#${code}">
<strong>${title[setting.language]}</strong>
<span>${schemes.flatMap((one) => titles.get(one) ?? []).join(setting.language === 'zh' ? '、' : ', ')}</span>
</a></li>`,
    )}</ul>`,
  };
}
