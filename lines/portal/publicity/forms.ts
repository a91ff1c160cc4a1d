import type { PublicHead, PublicLine, Receipt } from '../../../platform/publication/index.ts';
import { TIP_CHARS_MAX } from '../../../platform/publication/index.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Scene } from './pages.ts';
import { sayDay } from './say.ts';
import { publicityTexts } from './texts.ts';

/** What was typed, to be shown again, and what is wrong with it. */
export interface Typed {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  readonly wrong?: { readonly field: string | undefined; readonly what: string; readonly next: string };
}

function field(
  { wrong }: Typed,
  { name, label, hint, input }: { name: string; label: string; hint?: string; input: Html },
): Html {
  const isWrong = wrong?.field === name;
  return html`<div class="field"><label for="${name}">${label}</label>${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
${isWrong && html`<p class="wrong" id="${name}-wrong">${wrong.what}${wrong.next}</p>`}${input}</div>`;
}

/** What says so to a program that reads the page aloud. */
function marks({ wrong }: Typed, name: string, hasHint: boolean): Html {
  const isWrong = wrong?.field === name;
  const ids = [...(hasHint ? [`${name}-hint`] : []), ...(isWrong ? [`${name}-wrong`] : [])];
  return html`${ids.length > 0 && html` aria-describedby="${ids.join(' ')}"`}${isWrong && html` aria-invalid="true"`}`;
}

const problem = ({ wrong }: Typed, title: string): Html | false =>
  wrong !== undefined &&
  html`<div class="warning" role="alert"><p><strong>${title}</strong></p><p>${wrong.what}${wrong.next}</p></div>`;

/** Text, name and telephone: the same wherever somebody tells something. */
function tellingFields(scene: Scene, typed: Typed): Html {
  const t = publicityTexts[scene.visitor.language];
  const value = (name: string) => typed.values[name] ?? '';
  return html`${field(typed, {
    ...{ name: 'text', label: t.what, hint: t.whatHint(TIP_CHARS_MAX) },
    input: html`<textarea id="text" name="text" rows="6" maxlength="${TIP_CHARS_MAX}" required${marks(typed, 'text', true)}>${value('text')}</textarea>`,
  })}
<fieldset><legend>${t.sign}</legend><p class="hint">${t.signHint}</p>
${field(typed, {
  ...{ name: 'name', label: t.name },
  input: html`<input id="name" name="name" value="${value('name')}" maxlength="30" autocomplete="name"${marks(typed, 'name', false)}>`,
})}
${field(typed, {
  ...{ name: 'phone', label: t.phone },
  input: html`<input id="phone" name="phone" value="${value('phone')}" maxlength="17" inputmode="tel" autocomplete="tel"${marks(typed, 'phone', false)}>`,
})}
</fieldset>
<p class="apart" aria-hidden="true"><label>${t.leaveEmpty}<input name="website" tabindex="-1" autocomplete="off"></label></p>
<input type="hidden" name="key" value="${typed.key}">
<p><button>${t.send}</button></p>`;
}

/** The form by which somebody objects to a line, or to the list as a whole. */
export function objectionPage(
  scene: Scene,
  head: PublicHead & { readonly lines: readonly PublicLine[] },
  typed: Typed,
): Page {
  const t = publicityTexts[scene.visitor.language];
  const address = `/portal/${scene.county.code}/publicity/list/${head.id}`;
  const chosen = typed.values.line ?? '';
  const option = (value: string, label: string) =>
    html`<option value="${value}"${value === chosen ? html` selected` : false}>${label}</option>`;
  return {
    title: t.object,
    at: 'publicity',
    address: `${address}/objection`,
    isPersonal: true,
    body: html`<p class="back"><a href="${address}">${head.villageName}</a></p><h1>${t.object}</h1>
<p class="lead">${t.objectLead}</p>${problem(typed, t.wrong)}
<form class="telling" method="post" action="${address}/objection">
${field(typed, {
  ...{ name: 'line', label: t.whom, hint: t.whomHint },
  input: html`<select id="line" name="line"${marks(typed, 'line', true)}>${option('', t.whole)}${head.lines.map(
    ({ no, applicant }) => option(String(no), `${no}. ${applicant ?? t.child}`),
  )}</select>`,
})}
${tellingFields(scene, typed)}
</form>`,
  };
}

/** The form by which somebody tells of something wrong. */
export function tipsPage(
  scene: Scene,
  towns: readonly { readonly code: string; readonly name: string }[],
  typed: Typed,
): Page {
  const { county, visitor } = scene;
  const t = publicityTexts[visitor.language];
  const chosen = typed.values.town ?? '';
  const option = (value: string, label: string) =>
    html`<option value="${value}"${value === chosen ? html` selected` : false}>${label}</option>`;
  return {
    title: t.tips,
    at: 'publicity',
    address: `/portal/${county.code}/tips`,
    isPersonal: true,
    body: html`<h1>${t.tips}</h1><p class="lead">${t.tipsLead}</p><p class="warning">${t.urgent}</p>${problem(typed, t.wrong)}
<form class="telling" method="post" action="/portal/${county.code}/tips">
${field(typed, {
  ...{ name: 'town', label: t.tellTo, hint: t.toHint },
  input: html`<select id="town" name="town"${marks(typed, 'town', true)}>${option('', t.toCounty(county.name))}<optgroup label="${t.toTown}">${towns.map(
    ({ code, name }) => option(code, name),
  )}</optgroup></select>`,
})}
${tellingFields(scene, typed)}
</form>
<p class="further"><a href="/portal/${county.code}/publicity">${t.seePublicity}</a> <a href="/portal/${county.code}/receipt">${t.receipt}</a></p>`,
  };
}

/** The receipt, shown once. */
export function receivedPage(
  scene: Scene,
  { code, wasThere }: { readonly code: string; readonly wasThere: boolean },
): Page {
  const t = publicityTexts[scene.visitor.language];
  return {
    title: t.received,
    at: 'publicity',
    address: `/portal/${scene.county.code}/receipt`,
    isPersonal: true,
    body: html`<h1>${t.received}</h1>${wasThere && html`<p>${t.again}</p>`}
<section class="callout" aria-labelledby="code"><h2 id="code">${t.code}</h2><p class="code" translate="no">${code}</p><p>${t.receivedLead}</p></section>
<p class="further"><a href="/portal/${scene.county.code}/receipt">${t.receipt}</a></p>`,
  };
}

/** Asks for the code, and shows what it opens. */
export function receiptPage(scene: Scene, found: Receipt | undefined, problemText: string | undefined): Page {
  const { language } = scene.visitor;
  const t = publicityTexts[language];
  const facts: readonly (readonly [string, string])[] = found
    ? [
        [t.kind, t.kinds[found.kind]],
        [t.receivedOn, sayDay(found.receivedOn, language)],
        [t.state, t.states[found.state]],
        ...(found.answeredOn === null
          ? []
          : [
              [t.answeredOn, sayDay(found.answeredOn, language)] as const,
              [t.answer, found.answer ?? t.noAnswerText] as const,
            ]),
      ]
    : [];
  return {
    title: t.receipt,
    at: 'publicity',
    address: `/portal/${scene.county.code}/receipt`,
    isPersonal: true,
    body: html`<h1>${t.receipt}</h1>
${found && html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`}
${problemText !== undefined && html`<p class="warning" role="alert">${problemText}</p>`}
<form class="telling" method="post" action="/portal/${scene.county.code}/receipt">
<div class="field"><label for="code">${t.code}</label><p class="hint" id="code-hint">${t.codeHint}</p>
<input id="code" name="code" maxlength="20" required autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="code-hint"></div>
<p><button>${t.look}</button></p></form>`,
  };
}
