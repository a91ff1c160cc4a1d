import type { Decision } from '../../../engine/index.ts';
import { nextSteps } from '../../../engine/readings/explain/next.ts';
import { type SchemePage, tellScheme } from '../../policy/scheme-page.ts';
import { planOf } from '../../policy/schemes.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Setting } from '../setting.ts';
import { portalTexts } from '../texts.ts';

/** The guide to one scheme: who, how much, how to apply, and what it rests on. */
export function schemePage(setting: Setting, code: string): Page | undefined {
  const told = tellScheme(setting, code);
  if (!told.ok) return undefined;
  const t = portalTexts[setting.language];
  const { scheme, conditions, amounts, interactions } = told.value;
  const inForce = scheme.status === 'in-force';
  return {
    title: scheme.title,
    at: 'help',
    body: html`<h1>${scheme.title}</h1>
<p class="lead">${scheme.summary}</p>
${inForce ? false : html`<p class="warning">${t.notHere}</p>`}
${figures(told.value, setting)}
${inForce ? guide(setting, code) : false}
<section><h2>${t.who}</h2>
<details><summary>${t.inFull}</summary>${rules(conditions, setting)}</details></section>
${
  scheme.isStanding
    ? false
    : html`<section><h2>${t.how}</h2>
<details><summary>${t.inFull}</summary>${rules(amounts, setting)}</details></section>`
}
${
  interactions.length === 0
    ? false
    : html`<section><h2>${t.withOthers}</h2><ul>${interactions.map(
        ({ title, article }) => html`<li>${title}<small>${article.written}</small></li>`,
      )}</ul></section>`
}
<section><h2>${t.basis}</h2><ul>${scheme.basis.map(({ written }) => written).map((one) => html`<li>${one}</li>`)}</ul></section>`,
  };
}

/** The standards that a family asks for first; what a county has not set is not shown. */
function figures({ parameters }: SchemePage, { language }: Setting): Html | false {
  const t = portalTexts[language];
  const rows = parameters.flatMap((item) =>
    item.kind !== 'money'
      ? []
      : item.cells.flatMap(({ label, won }) => (won ? [{ title: item.title, label, won }] : [])),
  );
  if (rows.length === 0) return false;
  return html`<section><h2>${t.howMuch}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${t.howMuch}"><table><thead><tr><th scope="col">${t.item}</th><th scope="col" class="number">${t.figure}</th><th scope="col">${t.from}</th></tr></thead>
<tbody>${rows.map(
    ({
      title,
      label,
      won,
    }) => html`<tr><th scope="row">${title}${label ? html`<span class="class">${label}</span>` : false}</th>
<td class="number">${won.said}${won.assumed === null ? false : html` <abbr title="${t.assumed}">${t.assumedMark}</abbr>`}</td><td>${won.from}</td></tr>`,
  )}</tbody></table></div></section>`;
}

function rules(list: SchemePage['conditions'], { language }: Setting): Html {
  const t = portalTexts[language];
  const shown = list.filter(({ depth }) => depth <= 1);
  return html`<ol class="rules">${shown.map(
    ({ title, how, lines, article, depth }) => html`<li class="depth${depth}"><strong>${title}</strong>
${how === 'all' ? html`<p>${t.joinAll}</p>` : how === 'any' ? html`<p>${t.joinAny}</p>` : false}
<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul><small>${article.written}</small></li>`,
  )}</ol>`;
}

function guide(setting: Setting, code: string): Html | false {
  const t = portalTexts[setting.language];
  const scheme = setting.handbook.schemes.get(code);
  if (!scheme) return false;
  // As for a family that is entitled: what is told is where to go, how long it takes, and what may be done.
  const entitled: Decision = {
    ...{ scheme, status: 'decided', eligible: true, period: scheme.period },
    ...{ members: [], trace: [], questions: [], missing: [] },
  };
  const steps = nextSteps(planOf(setting), entitled, setting.language);
  return html`<section><h2>${t.apply}</h2><ul>${steps.map((one) => html`<li>${one}</li>`)}</ul></section>`;
}
