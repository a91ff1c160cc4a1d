import type { Verified } from '../../../platform/certificates/index.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Setting } from '../setting.ts';
import { verifyTexts } from './texts.ts';

const form = (setting: Setting, typed: string): Html => {
  const t = verifyTexts[setting.language];
  return html`<form method="get" action="/portal/${setting.county}/verify" class="form"><p class="field">
<label for="code">${t.code}</label> <small id="code-note">${t.codeNote}</small>
<input id="code" name="code" value="${typed}" required maxlength="40" autocomplete="off" autocapitalize="characters"
 spellcheck="false" aria-describedby="code-note"></p>
<p class="acts"><button>${t.look}</button></p></form>`;
};

export function verifyFormPage(setting: Setting): Page {
  const t = verifyTexts[setting.language];
  return {
    title: t.title,
    isPersonal: true,
    body: html`<h1>${t.title}</h1><p class="lead">${t.lead}</p>${form(setting, '')}`,
  };
}

export function notOursPage(setting: Setting, typed: string): Page {
  const t = verifyTexts[setting.language];
  return {
    title: t.title,
    isPersonal: true,
    body: html`<h1>${t.title}</h1><p class="warning" role="alert"><strong>${t.notOurs}</strong></p>
<p>${t.notOursNext}</p>${form(setting, typed)}`,
  };
}

export function tooOftenPage(setting: Setting, typed: string): Page {
  const t = verifyTexts[setting.language];
  return {
    title: t.title,
    isPersonal: true,
    body: html`<h1>${t.title}</h1><p class="warning" role="alert"><strong>${t.tooOften}</strong></p>
<p>${t.tooOftenNext}</p>${form(setting, typed)}`,
  };
}

/** The whole that is said of a document: what `app.verify_document` gives, and nothing else is known here. */
export function verifiedPage(setting: Setting, found: Verified): Page {
  const t = verifyTexts[setting.language];
  const facts: readonly (readonly [string, string])[] = [
    [t.document, found.title],
    [t.matter, found.matterTitle],
    [t.holder, found.maskedName],
    [t.office, found.office],
    [t.issuedOn, found.issuedOn],
    [t.validUntil, found.validUntil ?? t.noEnd],
  ];
  const isValid = found.state === 'valid';
  return {
    title: t.title,
    isPersonal: true,
    body: html`<h1>${t.genuine}</h1>
<p class="${isValid ? 'verified' : 'warning'}" role="status">${t.state}<strong>${t.states[found.state] ?? found.state}</strong></p>
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<p class="fine">${t.checkedOn(setting.on)}</p><p class="fine">${t.only}</p>
<p><a href="/portal/${setting.county}/verify">${t.again}</a></p>`,
  };
}
