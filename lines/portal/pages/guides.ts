import { guideTexts } from '../guide-texts.ts';
import { html } from '../html.ts';
import type { Page } from '../layout.ts';
import { type MatterHere, mattersBySituation, wholeDays } from '../matters.ts';
import type { Setting } from '../setting.ts';
import { dayForm } from './day-form.ts';

/** Every matter that is done in the place on the day, by why somebody comes. */
export function guidesPage(setting: Setting, wrongDay: string | undefined): Page {
  const { language, county, on } = setting;
  const t = guideTexts[language];
  const entry = ({ matter, rules }: MatterHere) => {
    const days = wholeDays(rules);
    const note = [t.officeOf(matter.office[language]), ...(days === undefined ? [] : [t.daysOf(days)])];
    return html`<li><a class="row" href="/portal/${county}/guides/${matter.code}?on=${on}">
<strong>${matter.title[language]}</strong><span>${note.join(language === 'zh' ? '，' : ', ')}</span></a></li>`;
  };
  return {
    title: t.guides,
    at: 'guides',
    body: html`<h1>${t.guides}</h1>
<p class="lead">${t.guidesLead(on)}</p>
${dayForm(setting, '/guides', wrongDay)}
${mattersBySituation(setting).map(
  ({ code, title, matters }) => html`<section aria-labelledby="${code}">
<h2 id="${code}">${title ?? t.others}</h2>
<ul class="rows">${matters.map(entry)}</ul>
</section>`,
)}
<p><a href="/portal/${county}/powers?on=${on}">${t.powers}</a></p>`,
  };
}
