import type { Asset } from '../assets.ts';
import { html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Setting } from '../setting.ts';
import { portalTexts } from '../texts.ts';

/**
 * The frame of the questions. The script asks them and works everything out in the browser; it is given the address of
 * the place's figures and the day, and sends nothing back.
 */
export function checkPage(setting: Setting, script: Asset): Page {
  const t = portalTexts[setting.language];
  return {
    title: t.check,
    at: 'check',
    scripts: [script],
    body: html`<h1>${t.checkTitle}</h1>
<p class="lead">${t.checkLead}</p>
<div id="check" data-figures="/portal/${setting.county}/figures.json" data-on="${setting.on}" data-language="${setting.language}">
<p class="warning">${t.needsScript}</p>
</div>`,
  };
}
