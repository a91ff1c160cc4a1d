import type { OwnApplication, Photo } from '../../../platform/applications/index.ts';
import { sayRecord } from '../../../platform/cases/index.ts';
import { html } from '../html.ts';
import type { Page } from '../layout.ts';
import { type MatterHere, wholeDays } from '../matters.ts';
import type { Setting } from '../setting.ts';
import type { Village } from '../villages.ts';
import { slotsOf } from './photos-page.ts';
import { phoneFields } from './read-form.ts';
import { stepHead } from './step-head.ts';
import { applyTexts } from './texts.ts';

/** Everything once more before it is sent; the ID number only as a mask. */
export function checkApplicationPage(
  { language, county }: Setting,
  here: MatterHere,
  given: { readonly own: OwnApplication; readonly photos: readonly Photo[]; readonly village: Village },
): Page {
  const t = applyTexts[language];
  const title = here.matter.title[language];
  const base = `/portal/${county}/apply/${here.matter.code}`;
  const { own, photos, village } = given;
  const rows: readonly (readonly [string, string])[] = [
    [t.name, own.name],
    [t.idNumber, own.idMasked],
    [t.phone, own.phone],
    [t.address, `${village.townName}${village.name}${own.address}`],
    ...(own.agent
      ? [
          [t.agentName, own.agent.name] as const,
          [t.agentRelation, own.agent.relation] as const,
          [t.agentPhone, own.agent.phone] as const,
        ]
      : []),
    ...sayRecord(phoneFields(here), own.form, here.rules.day, language).map(
      ({ title: label, value }) => [label, value] as const,
    ),
  ];
  return {
    title: t.title(title),
    at: 'guides',
    isPersonal: true,
    address: `${base}/check`,
    body: html`${stepHead(t, title, 4)}
<p class="lead">${t.checkLead}</p>
<dl class="pairs">${rows.map(([label, value]) => value !== '' && html`<dt>${label}</dt><dd>${value}</dd>`)}
${slotsOf(here, language).map(({ code, title: paper }) => {
  const count = photos.filter(({ slot }) => slot === code).length;
  return html`<dt>${paper}</dt><dd>${count > 0 ? t.uploaded(count) : t.noPhoto}</dd>`;
})}</dl>
<p><a href="${base}?village=${own.villageId}">${t.edit}</a>　<a href="${base}/photos">${t.editPhotos}</a></p>
<form method="post" action="${base}/send" class="form" data-sends="${here.matter.code}">
<p>${t.promise}</p>
<p class="acts"><button>${t.send}</button></p>
</form>`,
  };
}

/** The receipt: the code to ask by, and what happens next. */
export function donePage(
  { language, county }: Setting,
  here: MatterHere,
  given: { readonly own: OwnApplication; readonly village: Village | undefined },
): Page {
  const t = applyTexts[language];
  const { own, village } = given;
  const base = `/portal/${county}/apply/${here.matter.code}`;
  const days = wholeDays(here.rules);
  return {
    title: t.done,
    at: 'guides',
    isPersonal: true,
    address: `${base}/done`,
    body: html`<h1>${t.done}</h1>
<p>${here.matter.title[language]}　${own.name}　${own.sentOn ?? ''}</p>
<div class="receipt"><p>${t.codeIs}</p><p class="code" data-code>${own.code ?? ''}</p></div>
<p>${t.keepCode}</p>
<h2>${t.nextIs}</h2>
<ol>${t.nextSteps(village?.townName ?? '', days).map((one) => html`<li>${one}</li>`)}</ol>
<p class="acts"><a class="button" href="/portal/${county}/where">${t.where}</a> <a href="${base}?another=1">${t.another}</a></p>
<form method="post" action="${base}/forget" class="acts"><button class="quiet">${t.forget}</button></form>
<p class="fine acts">${t.print}</p>`,
  };
}
