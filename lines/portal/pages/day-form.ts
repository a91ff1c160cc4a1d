import { guideTexts } from '../guide-texts.ts';
import { type Html, html } from '../html.ts';
import type { Setting } from '../setting.ts';

/** Asks for the day whose rules are wanted; says so when what came was none. */
export function dayForm({ language, on, county }: Setting, path: string, wrongDay: string | undefined): Html {
  const t = guideTexts[language];
  return html`<form class="line acts" method="get" action="/portal/${county}${path}">
<label for="on">${t.ofDay}</label>
<input id="on" name="on" type="date" value="${on}" min="2010-01-01" max="2099-12-31"${
    wrongDay === undefined ? false : html` aria-describedby="wrong" aria-invalid="true"`
  }>
<button class="quiet">${t.show}</button>
</form>
${wrongDay === undefined ? false : html`<p id="wrong" class="warning" role="alert">${t.wrongDay(wrongDay)}</p>`}`;
}
