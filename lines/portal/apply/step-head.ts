import { type Html, html } from '../html.ts';
import type { ApplyTexts } from './texts.ts';

/** Which step this is of how many, above the name of the matter. */
export function stepHead(t: ApplyTexts, title: string, step: number): Html {
  const name = t.steps[step - 1] ?? '';
  return html`<p class="progress">${t.stepOf(step, t.steps.length, name)}</p><h1>${t.title(title)}</h1>`;
}
