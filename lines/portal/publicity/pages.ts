import {
  type PublicationLaw,
  type PublicHead,
  type PublicLine,
  type PublicPlace,
  titleOf,
  whereOf,
} from '../../../platform/publication/index.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Place } from '../pages/places.ts';
import type { Visitor } from '../visitor.ts';
import { sayAmount, sayDay, sayOffice } from './say.ts';
import { publicityTexts } from './texts.ts';

export interface Scene {
  readonly county: Place;
  readonly visitor: Visitor;
  readonly law: PublicationLaw;
}

const base = ({ county }: Scene): string => `/portal/${county.code}/publicity`;

const placeRow = (scene: Scene, { code, name, townName, hanging }: PublicPlace, withTown: boolean): Html =>
  html`<li><a class="row" href="${base(scene)}/${code}"><strong>${name}</strong><span>${
    withTown && townName !== null ? `${townName} · ` : false
  }${publicityTexts[scene.visitor.language].hanging(hanging)}</span></a></li>`;

function findForm(scene: Scene, q: string): Html {
  const t = publicityTexts[scene.visitor.language];
  return html`<form class="find" method="get" action="${base(scene)}" role="search">
<label for="q">${t.find}</label>
<div class="line"><input id="q" name="q" value="${q}" maxlength="30" autocomplete="off"><button>${t.findGo}</button></div>
</form>`;
}

const further = (scene: Scene): Html => {
  const t = publicityTexts[scene.visitor.language];
  return html`<p class="further"><a href="/portal/${scene.county.code}/tips">${t.tips}</a>
<a href="/portal/${scene.county.code}/receipt">${t.receipt}</a></p>`;
};

/** Townships; or villages by a part of their name. */
export function publicityPage(scene: Scene, places: readonly PublicPlace[], q: string): Page {
  const t = publicityTexts[scene.visitor.language];
  return {
    title: t.publicity,
    at: 'publicity',
    body: html`<h1>${t.publicity}</h1><p class="lead">${t.lead}</p>${findForm(scene, q)}
<h2>${q === '' ? t.towns : t.found(q)}</h2>
${
  places.length === 0
    ? html`<p>${t.notFound}</p><p><a href="${base(scene)}">${t.allTowns}</a></p>`
    : html`<ul class="rows places">${places.map((one) => placeRow(scene, one, true))}</ul>`
}${further(scene)}`,
  };
}

/** The villages of a township. */
export function townPage(scene: Scene, townName: string, places: readonly PublicPlace[]): Page {
  const t = publicityTexts[scene.visitor.language];
  return {
    title: t.villages(townName),
    at: 'publicity',
    body: html`<p class="back"><a href="${base(scene)}">${t.allTowns}</a></p><h1>${t.villages(townName)}</h1>
<ul class="rows places">${places.map((one) => placeRow(scene, one, false))}</ul>${further(scene)}`,
  };
}

/** Of what was paid: the month, or the first and the last of several. */
function paidMonths({ visitor: { language } }: Scene, { paidFrom, paidMonths: count }: PublicHead): string {
  if (paidFrom === null) return '';
  const t = publicityTexts[language];
  const first = Temporal.PlainDate.from(paidFrom);
  const say = ({ year, month }: Temporal.PlainDate) => t.monthOf(year, month);
  const last = first.add({ months: (count ?? 1) - 1 });
  return count === 1 ? say(first) : t.monthsTo(say(first), say(last));
}

export const headTitle = (scene: Scene, head: PublicHead): string => {
  const { law, visitor } = scene;
  const { matter, kind } = head;
  const title = titleOf(law, matter, visitor.language);
  const t = publicityTexts[visitor.language];
  if (kind === 'paid') return t.paidOf(title, paidMonths(scene, head));
  return kind === 'standing' ? t.standing(title) : t.listOf(title);
};

/** What hangs in a village today. */
export function villagePage(scene: Scene, village: PublicPlace, heads: readonly PublicHead[]): Page {
  const { language } = scene.visitor;
  const t = publicityTexts[language];
  const row = (head: PublicHead): Html => {
    const days =
      head.lastDay === null
        ? t.longTerm
        : `${sayDay(head.postedOn, language)} – ${sayDay(head.lastDay, language)}`;
    return html`<li><a class="row" href="${base(scene)}/list/${head.id}"><strong>${headTitle(scene, head)}</strong>
<span>${t.people(head.size)} · ${days}</span></a></li>`;
  };
  const back = html`<p class="back"><a href="${base(scene)}/${village.townCode ?? ''}">${t.villages(village.townName ?? '')}</a></p>`;
  return {
    title: t.ofVillage(village.name),
    at: 'publicity',
    body: html`${back}<h1>${t.ofVillage(village.name)}</h1>
${heads.length === 0 ? html`<p>${t.nothing}</p>` : html`<ul class="rows">${heads.map(row)}</ul>`}${further(scene)}`,
  };
}

/** The facts around a list: what, where, from, to, who answers. Shared by page and wall sheet. */
export function headFacts(scene: Scene, head: PublicHead): readonly (readonly [string, string])[] {
  const { language } = scene.visitor;
  const t = publicityTexts[language];
  const isShown = (field: PublicHead['shows'][number]) => head.shows.includes(field);
  return [
    [t.place, `${head.townName} ${head.villageName}`] as const,
    ...(isShown('class') || isShown('matter')
      ? [[t.kind, titleOf(scene.law, head.matter, language)] as const]
      : []),
    ...(head.kind === 'paid' ? [[t.paidMonths, paidMonths(scene, head)] as const] : []),
    ...(head.lastDay === null
      ? [
          [
            t.since,
            `${sayDay(head.postedOn, language)}${language === 'zh' ? '，' : ', '}${t.longTerm}`,
          ] as const,
        ]
      : [
          [t.from, sayDay(head.postedOn, language)] as const,
          [t.to, t.toEnd(sayDay(head.lastDay, language))] as const,
        ]),
    [t.board, whereOf(scene.law, head.matter, head.step, language)] as const,
    [t.office, sayOffice(head, scene.county.name)] as const,
    [t.telephone, head.telephone] as const,
  ];
}

/** The lines of a list as a table of the columns that its matter shows. */
export function linesTable(scene: Scene, head: PublicHead, lines: readonly PublicLine[]): Html {
  const { language } = scene.visitor;
  const t = publicityTexts[language];
  const has = (field: PublicHead['shows'][number]) => head.shows.includes(field);
  const withMembers = has('members') && lines.some(({ members }) => members !== null);
  const withAmount = has('amount') && lines.some(({ amountFen }) => amountFen !== null);
  return html`<table class="publicity">
<thead><tr><th scope="col" class="number">${t.no}</th><th scope="col">${head.kind === 'paid' ? t.paidWho : t.applicant}</th>${
    withMembers && html`<th scope="col" class="number">${t.members}</th>`
  }${withAmount && html`<th scope="col" class="number">${head.kind === 'case' ? t.proposed : head.kind === 'paid' ? t.paidAmount : t.amount}</th>`}</tr></thead>
<tbody>${lines.map(
    ({ no, applicant, members, amountFen }) => html`<tr><td class="number">${no}</td>
<th scope="row">${applicant ?? t.child}</th>${
      withMembers && html`<td class="number">${members === null ? t.unknown : t.memberCount(members)}</td>`
    }${
      withAmount &&
      html`<td class="number">${amountFen === null ? t.unknown : sayAmount(amountFen, head.amountPer, language)}</td>`
    }</tr>`,
  )}</tbody></table>`;
}

/** A list while it hangs; afterwards that it was taken down, without a name. */
export function listPage(scene: Scene, head: PublicHead & { readonly lines: readonly PublicLine[] }): Page {
  const { language } = scene.visitor;
  const t = publicityTexts[language];
  const toVillage = `${base(scene)}/${head.villageCode}`;
  if (!head.isHanging) {
    const why = { over: t.takenOver, early: t.takenEarly, replaced: t.takenReplaced };
    return {
      title: t.taken,
      at: 'publicity',
      isPersonal: true,
      body: html`<h1>${t.taken}</h1><p>${why[head.takenDownHow ?? 'over']}</p>
<p><a class="button" href="${toVillage}">${t.takenNext(head.villageName)}</a></p>${further(scene)}`,
    };
  }
  const title = headTitle(scene, head);
  return {
    title,
    at: 'publicity',
    isPersonal: true,
    body: html`<p class="back"><a href="${toVillage}">${t.ofVillage(head.villageName)}</a></p>
<h1>${title}</h1>
<dl class="facts">${headFacts(scene, head).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${linesTable(scene, head, head.lines)}
<p class="fine">${t.legal}</p>
<section class="callout" aria-labelledby="object"><h2 id="object">${t.object}</h2><p>${t.objectLead}</p>
<p><a class="button" href="${base(scene)}/list/${head.id}/objection">${t.objectGo}</a></p></section>`,
  };
}
