import { powerEntry } from '../../../engine/matters/index.ts';
import { matterBook } from '../../handbook/law/matters.ts';
import type { TownshipsThatDecide } from '../delegations.ts';
import { guideTexts } from '../guide-texts.ts';
import { html } from '../html.ts';
import type { Page } from '../layout.ts';
import { listMattersHere } from '../matters.ts';
import type { Setting } from '../setting.ts';
import { dayForm } from './day-form.ts';

/** The list of powers and duties (权责清单): each matter with its body, its basis and what every office has to do. */
export function powersPage(
  setting: Setting,
  wrongDay: string | undefined,
  townships: TownshipsThatDecide = new Map(),
): Page {
  const { language, county, on } = setting;
  const t = guideTexts[language];
  const entries = listMattersHere(setting).map(({ rules }) =>
    powerEntry(rules, matterBook.documents, language),
  );
  return {
    title: t.powers,
    body: html`<h1>${t.powers}</h1>
<p class="lead">${t.powersLead(on)}</p>
${dayForm(setting, '/powers', wrongDay)}
${entries.map(
  ({ code, name, kind, office, basis, duties }) => html`<details class="group"><summary class="group-head">
<h2 class="group-title">${name}</h2></summary>
<dl class="pairs">
<dt>${t.kind}</dt><dd>${kind}</dd>
<dt>${t.body}</dt><dd>${office}</dd>
<dt>${t.duties}</dt><dd><ul>${duties.map(
    ({ office: at, tasks }) =>
      html`<li><strong>${at}</strong>${language === 'zh' ? '：' : ': '}${tasks.join(language === 'zh' ? '、' : ', ')}</li>`,
  )}</ul></dd>
${townships.has(code) && html`<dt>${t.townships}</dt><dd><ul>${(townships.get(code) ?? []).map((one) => html`<li>${one}</li>`)}</ul></dd>`}
<dt>${t.basis}</dt><dd><ul>${basis.map((one) => html`<li>${one}</li>`)}</ul></dd>
</dl>
<p class="acts"><a href="/portal/${county}/guides/${code}?on=${on}">${t.guideOf(name)}</a></p>
</details>`,
)}`,
  };
}
