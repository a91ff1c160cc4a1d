import { html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { MatterHere } from '../matters.ts';
import type { Setting } from '../setting.ts';
import type { Villages } from '../villages.ts';
import { stepHead } from './step-head.ts';
import { applyTexts } from './texts.ts';

/** 急难发生地: the one matter that is dealt with where it happened, and not where somebody is registered. */
const RELIEF = 'temporary-relief';

/** Township, then village: links, so that it works on any telephone; with a script a name can be typed. */
export function placePage(
  { language, county }: Setting,
  { matter }: MatterHere,
  villages: Villages,
  townId: string | undefined,
  { script, isAnother }: { readonly script: string; readonly isAnother: boolean },
): Page {
  const t = applyTexts[language];
  const title = matter.title[language];
  const base = `/portal/${county}/apply/${matter.code}`;
  const more = isAnother ? '&another=1' : '';
  const town = villages.towns.find(({ id }) => id === townId);
  const rows = town
    ? villages.of(town.id).map(({ id, name }) => ({ href: `${base}?village=${id}${more}`, name }))
    : villages.towns.map(({ id, name }) => ({ href: `${base}?town=${id}${more}`, name }));
  return {
    title: t.title(title),
    at: 'guides',
    scripts: [{ address: script }],
    body: html`${stepHead(t, title, 1)}
<p><a href="/portal/${county}/guides/${matter.code}">${t.guide}</a></p>
<h2>${town ? t.whichVillage(town.name) : t.whichTown}</h2>
${town ? html`<p><a href="${base}">${t.otherTown}</a></p>` : matter.code === RELIEF && html`<p class="hint">${t.whichTownLead}</p>`}
<div data-find="${t.find}" data-none="${t.noneFound}"><ul class="tiles">${rows.map(
      ({ href, name }) => html`<li><a class="tile" href="${href}">${name}</a></li>`,
    )}</ul></div>`,
  };
}
