import type { Photo } from '../../../platform/applications/index.ts';
import { textArea } from '../apply/fields.ts';
import { type Slot, slotList } from '../apply/photos-page.ts';
import { applyTexts } from '../apply/texts.ts';
import { html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Setting } from '../setting.ts';
import { whereTexts } from './texts.ts';

/** Papers that were asked for, photographed and sent. */
export function papersPage(
  { language, county }: Setting,
  given: {
    readonly slots: readonly Slot[];
    readonly photos: readonly Photo[];
    readonly told: readonly string[];
    readonly says: string | undefined;
    readonly script: string;
  },
): Page {
  const [t, w] = [applyTexts[language], whereTexts[language]];
  const base = `/portal/${county}/where/papers`;
  return {
    title: w.papers,
    at: 'where',
    isPersonal: true,
    address: base,
    scripts: [{ address: given.script }],
    body: html`<h1>${w.papers}</h1><p class="lead">${w.papersLead}</p>
${given.says === undefined ? false : html`<p class="warning" role="alert">${given.says}</p>`}
${given.told.length > 0 && html`<ul class="told">${given.told.map((one) => html`<li>${one}</li>`)}</ul>`}
${slotList(t, given.slots, given.photos, base)}
<form method="post" action="${base}/send" class="acts"><button>${w.sendNow}</button> <a href="/portal/${county}/where/case">${w.back}</a></form>`,
  };
}

export function withdrawPage({ language, county }: Setting): Page {
  const [t, w] = [applyTexts[language], whereTexts[language]];
  const base = `/portal/${county}/where`;
  return {
    title: w.withdraw,
    at: 'where',
    isPersonal: true,
    address: `${base}/withdraw`,
    body: html`<h1>${w.withdraw}</h1><p class="lead">${w.withdrawLead}</p>
<form method="post" action="${base}/withdraw" class="form">
${textArea({ name: 'reason', label: w.withdrawReason, isOptional: true, t }, '', 200, 3)}
<p class="acts"><button>${w.withdrawSure}</button> <a href="${base}/case">${w.notNow}</a></p></form>`,
  };
}

export function overPage({ language, county }: Setting): Page {
  const w = whereTexts[language];
  return {
    title: w.over,
    at: 'where',
    address: `/portal/${county}/where`,
    body: html`<h1>${w.over}</h1><p class="lead">${w.overLead}</p>
<p><a class="button" href="/portal/${county}/where">${w.again}</a></p>`,
  };
}
