import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import { portalTexts } from '../texts.ts';
import type { Visitor } from '../visitor.ts';

export interface Place {
  readonly code: string;
  readonly name: string;
  /** Province and prefecture. */
  readonly within: string;
}

/** Where an installation serves several counties, the visitor says first which is meant. */
export function placesPage(places: readonly Place[], { language }: Visitor): Page {
  const t = portalTexts[language];
  return {
    title: t.choosePlace,
    body: html`<h1>${t.choosePlace}</h1>
<p class="lead">${t.choosePlaceLead}</p>
<ul class="cards">${places.map(
      ({ code, name, within }) =>
        html`<li><a class="card" href="/portal/${code}"><strong>${name}</strong><span>${within}</span></a></li>`,
    )}</ul>`,
  };
}

/** What is said where nothing is: what is wrong, and where to go on. */
export const nothingPage = (what: string, back: string, visitor: Visitor): Page =>
  problemPage(what, portalTexts[visitor.language].notFoundNext, back, visitor);

export function problemPage(what: string, next: string, back: string, { language }: Visitor): Page {
  const t = portalTexts[language];
  const link: Html = html`<a class="button" href="${back}">${t.backHome}</a>`;
  return { title: what, body: html`<h1>${what}</h1><p>${next}</p><p>${link}</p>` };
}
