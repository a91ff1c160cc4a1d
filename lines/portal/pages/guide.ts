import { type Citation, writeCitation } from '../../../engine/index.ts';
import { basisByDocument, basisOf, writeGuide } from '../../../engine/matters/index.ts';
import { matterBook } from '../../handbook/law/matters.ts';
import type { TownshipsThatDecide } from '../delegations.ts';
import { guideTexts } from '../guide-texts.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import { findMatterHere, type MatterHere, remediesOn, rulesForReading } from '../matters.ts';
import type { Setting } from '../setting.ts';
import { dayForm } from './day-form.ts';
import { flowPicture } from './flow-picture.ts';
import { nothingPage } from './places.ts';

/** The guide (办事指南) of one matter as it is done on a day: every word comes from its declaration. */
export function guidePage(
  setting: Setting,
  code: string,
  wrongDay: string | undefined,
  townships: TownshipsThatDecide = new Map(),
): Page | undefined {
  const { language, county } = setting;
  const t = guideTexts[language];
  if (!matterBook.matters.has(code)) return undefined;
  const here = findMatterHere(setting, code);
  if (!here) return nothingPage(t.notDone, `/portal/${county}/guides`, { language, isLarge: false });
  const { matter } = here;
  const rules = rulesForReading(here.rules);
  const title = matter.title[language];
  const sections = writeGuide(rules, matterBook.documents, language).filter((one) => one.code !== 'basis');
  return {
    title: t.guideOf(title),
    at: 'guides',
    body: html`<h1>${title}</h1>
<p class="acts">${applyLink(setting, matter.code)}</p>
<div class="guide">
${sections.map((one) => section(one.code, one.heading, one.lines))}
${section('townships', t.townships, townships.get(code) ?? [])}
${chart({ matter, rules }, setting)}
${section('where', t.where, [whereOf(setting, here), t.free])}
${section('remedies', t.remedies, remediesOn(setting))}
${section('basis', t.basis, basisLines(basisOf(rules), language))}
${matter.scheme !== undefined && setting.handbook.procedures.has(matter.scheme) ? html`<p><a href="/portal/${county}/help/${matter.scheme}">${t.helpOf}</a></p>` : false}
</div>
<section class="screen"><h2>${t.procedures}</h2>
<ul>${matter.procedures.map(
      ({ from }) =>
        html`<li><a href="/portal/${county}/guides/${code}?on=${from}">${t.procedureFrom(from)}</a>${
          from === rules.procedure.from ? html` <span class="note">${t.current}</span>` : false
        }</li>`,
    )}</ul></section>
${dayForm(setting, `/guides/${code}`, wrongDay)}
<p class="fine acts">${t.print}</p>`,
  };
}

const section = (code: string, heading: string, lines: readonly string[]): Html | false =>
  lines.length > 0 &&
  html`<section aria-labelledby="${code}"><h2 id="${code}">${heading}</h2>
${code === 'steps' ? html`<ol class="plain">${items(lines)}</ol>` : html`<ul>${items(lines)}</ul>`}</section>`;

const items = (lines: readonly string[]) => lines.map((line) => html`<li>${line}</li>`);

const whereOf = ({ handbook, language }: Setting, { matter }: MatterHere): string =>
  handbook.procedures.get(matter.scheme ?? '')?.apply[language] ?? guideTexts[language].whereGeneral;

function chart({ matter, rules }: MatterHere, { language }: Setting): Html {
  const t = guideTexts[language];
  return html`<section aria-labelledby="chart"><h2 id="chart">${t.chart}</h2>
${flowPicture(rules.procedure, matter.title, language)}</section>`;
}

/** Only what is done today can be applied for; a guide of another day is for reading. */
function applyLink({ county, language }: Setting, code: string): Html {
  const t = guideTexts[language];
  return html`<a class="button" href="/portal/${county}/apply/${code}">${t.applyHere}</a> <span class="fine">${t.applyNote}</span>`;
}

/** Each document once, with its articles behind it. */
function basisLines(citations: readonly Citation[], language: Setting['language']): readonly string[] {
  return basisByDocument(citations).map((one) => writeCitation(one, matterBook.documents, language));
}
