import type { OwnApplication, Photo } from '../../../platform/applications/index.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { MatterHere } from '../matters.ts';
import type { Setting } from '../setting.ts';
import { stepHead } from './step-head.ts';
import { type ApplyTexts, applyTexts } from './texts.ts';

export interface Slot {
  readonly code: string;
  readonly title: string;
  readonly isOptional: boolean;
}

/** What a family may photograph of a matter: never what offices have of one another, nor what the form itself is. */
export const slotsOf = ({ rules }: MatterHere, language: Setting['language']): readonly Slot[] =>
  rules.procedure.materials
    .filter(({ shared, isForm }) => shared !== true && isForm !== true)
    .map(({ code, title, isOptional }) => ({
      code,
      title: title[language],
      isOptional: isOptional === true,
    }));

/** Photographs of papers, each material with its own upload: one that fails leaves the others as they are. */
export function photosPage(
  { language, county }: Setting,
  here: MatterHere,
  given: {
    readonly own: OwnApplication;
    readonly photos: readonly Photo[];
    readonly says: string | undefined;
    readonly script: string;
  },
): Page {
  const t = applyTexts[language];
  const title = here.matter.title[language];
  const base = `/portal/${county}/apply/${here.matter.code}`;
  const slots = slotsOf(here, language);
  const { materials } = here.rules.procedure;
  const shared = materials.filter((one) => one.shared === true);
  const written = materials.filter((one) => one.isForm === true);
  return {
    title: t.title(title),
    at: 'guides',
    isPersonal: true,
    address: `${base}/photos`,
    scripts: [{ address: given.script }],
    body: html`${stepHead(t, title, 3)}
<h2>${t.photos}</h2>
<p class="lead">${slots.length > 0 ? t.photosLead : t.noMaterials}</p>
${given.says === undefined ? false : html`<p class="warning" role="alert">${given.says}</p>`}
${slotList(t, slots, given.photos, base)}
${
  shared.length + written.length > 0 &&
  html`<h3>${t.notNeeded}</h3><ul>${written.map((one) => html`<li>${t.writtenHere(one.title[language])}</li>`)}${shared.map((one) => html`<li>${t.sharedHere(one.title[language])}</li>`)}</ul>`
}
<p class="acts"><a class="button" href="${base}/check">${t.next}</a> <a href="${base}?village=${given.own.villageId}">${t.edit}</a></p>`,
  };
}

/** One box for each material: its pictures, and a way to add some. Used again where more is asked for. */
export const slotList = (
  t: ApplyTexts,
  slots: readonly Slot[],
  photos: readonly Photo[],
  base: string,
): Html =>
  html`<div class="slots" data-waiting="${t.waitingForNet}" data-uploading="${t.uploading}">${slots.map(
    (slot) =>
      slotBox(
        t,
        slot,
        photos.filter((one) => one.slot === slot.code),
        base,
      ),
  )}</div>`;

function slotBox(
  t: ApplyTexts,
  { code, title, isOptional }: Slot,
  photos: readonly Photo[],
  base: string,
): Html {
  return html`<section class="slot" aria-labelledby="slot-${code}">
<h3 id="slot-${code}">${title}${isOptional && html` <span class="optional">${t.haveIt}</span>`}</h3>
${photos.length > 0 && html`<p class="hint">${t.uploaded(photos.length)}</p>`}
<ul class="photos">${photos.map(
    ({ id, mediaType }, place) => html`<li>${
      mediaType === 'application/pdf'
        ? html`<a href="${base}/photos/${id}">PDF</a>`
        : html`<a href="${base}/photos/${id}"><img src="${base}/photos/${id}" alt="${t.photoOf(title, place + 1)}" loading="lazy"></a>`
    }
<form method="post" action="${base}/photos/drop"><input type="hidden" name="id" value="${id}"><button class="quiet small" aria-label="${t.remove}${t.photoOf(title, place + 1)}">${t.remove}</button></form></li>`,
  )}</ul>
<form method="post" action="${base}/photos" enctype="multipart/form-data" class="upload">
<input type="hidden" name="slot" value="${code}">
<label class="pick" for="pick-${code}">${t.choosePhoto(title)}</label>
<input id="pick-${code}" type="file" name="photo" accept="image/jpeg,image/png,application/pdf" multiple>
<button class="quiet">${t.upload}</button>
<p class="hint" role="status"></p>
</form></section>`;
}
