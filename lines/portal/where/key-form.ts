import { textInput } from '../apply/fields.ts';
import { applyTexts } from '../apply/texts.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Setting } from '../setting.ts';
import { whereTexts } from './texts.ts';

/** What was typed, to stand there again when it was wrong. */
export interface Typed {
  readonly code: string;
  readonly born: string;
}

const keyInputs = ({ language }: Setting, code: string): Html => {
  const [t, w] = [applyTexts[language], whereTexts[language]];
  return html`${textInput({ name: 'code', label: w.code, note: w.codeNote, t }, code, { max: 20 })}
${textInput({ name: 'lastFour', label: w.lastFour, note: w.lastFourNote, t }, '', { max: 4 })}`;
};

const problem = (says: string | undefined): Html | false =>
  says !== undefined && html`<p class="warning" role="alert">${says}</p>`;

export function whereFormPage(setting: Setting, typed: Typed | undefined, says: string | undefined): Page {
  const w = whereTexts[setting.language];
  const base = `/portal/${setting.county}`;
  return {
    title: w.title,
    at: 'where',
    isPersonal: true,
    address: `${base}/where`,
    body: html`<h1>${w.title}</h1><p class="lead">${w.lead}</p>${problem(says)}
<form method="post" action="${base}/where" class="form">${keyInputs(setting, typed?.code ?? '')}
<p class="acts"><button>${w.look}</button></p></form>
<p><a href="${base}/my-record">${w.record}</a></p>`,
  };
}

export function recordFormPage(setting: Setting, typed: Typed | undefined, says: string | undefined): Page {
  const { language, county } = setting;
  const [t, w] = [applyTexts[language], whereTexts[language]];
  return {
    title: w.record,
    at: 'where',
    isPersonal: true,
    address: `/portal/${county}/my-record`,
    body: html`<h1>${w.record}</h1><p class="lead">${w.recordLead}</p>${problem(says)}
<form method="post" action="/portal/${county}/my-record" class="form">${keyInputs(setting, typed?.code ?? '')}
${textInput({ name: 'born', label: w.born, t }, typed?.born ?? '', { type: 'date' })}
<p class="acts"><button>${w.look}</button></p></form>`,
  };
}
