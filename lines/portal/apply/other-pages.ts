import { html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { MatterHere } from '../matters.ts';
import type { Setting } from '../setting.ts';
import { applyTexts } from './texts.ts';

/** The ticket has ended, or the cookie was cleared: what there was is not shown to whoever holds the telephone now. */
export function lostPage({ language, county }: Setting, { matter }: MatterHere): Page {
  const t = applyTexts[language];
  const base = `/portal/${county}/apply/${matter.code}`;
  return {
    title: t.lost,
    at: 'guides',
    address: base,
    body: html`<h1>${t.lost}</h1><p class="lead">${t.lostLead}</p>
<p class="acts"><a class="button" href="${base}">${t.again}</a> <a href="/portal/${county}/where">${t.where}</a></p>`,
  };
}

/** What officers begin themselves. */
export function notOnlinePage({ language, county }: Setting, { matter }: MatterHere): Page {
  const t = applyTexts[language];
  return {
    title: t.notHere,
    at: 'guides',
    body: html`<h1>${matter.title[language]}</h1><p class="lead">${t.notHere}${language === 'zh' ? '。' : '. '}${t.notHereLead}</p>
<p><a class="button" href="/portal/${county}/guides/${matter.code}">${t.guide}</a></p>`,
  };
}
