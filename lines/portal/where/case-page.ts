import {
  type CaseReading,
  clocksOf,
  dueDay,
  nextClock,
  type StepReading,
} from '../../../engine/matters/index.ts';
import type { CaseBehind, OwnApplication } from '../../../platform/applications/index.ts';
import { matterBook } from '../../handbook/law/matters.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import { remediesOn } from '../matters.ts';
import type { Setting } from '../setting.ts';
import type { Villages } from '../villages.ts';
import { type WhereTexts, whereTexts } from './texts.ts';

export interface Standing {
  readonly own: OwnApplication | undefined;
  readonly behind: CaseBehind | undefined;
  readonly villages: Villages;
  /** The calculation in sentences, once it was decided on. */
  readonly reasoning: readonly string[];
}

/** How a case stands: what was done, what comes next and by when, what was decided. Offices act here, not people. */
export function casePage(setting: Setting, standing: Standing, says: string | undefined): Page {
  const { language, county } = setting;
  const w = whereTexts[language];
  const { own, behind } = standing;
  const code = behind?.caseNo ?? own?.code ?? '';
  const matter = matterBook.matters.get(behind?.matter ?? own?.matter ?? '');
  const title = matter?.title[language] ?? '';
  return {
    title: w.caseOf(title),
    at: 'where',
    isPersonal: true,
    address: `/portal/${county}/where/case`,
    body: html`<h1>${w.caseOf(title)}</h1>
${says === undefined ? false : html`<p class="good" role="status">${says}</p>`}
${behind ? caseBody(setting, behind, standing, code) : own ? applicationBody(setting, own, standing, code) : false}
<form method="post" action="/portal/${county}/where/leave" class="acts"><button class="quiet">${w.leave}</button></form>`,
  };
}

const rows = (all: readonly (readonly [string, string | undefined])[]): Html =>
  html`<dl class="pairs">${all.map(([label, value]) => value && html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;

const status = (w: WhereTexts, phase: string): Html =>
  html`<p class="status">${w.phases[phase] ?? phase}</p>`;

/** It waits for the township, was sent back with a word, or came to nothing: there is no case yet. */
function applicationBody(setting: Setting, own: OwnApplication, { villages }: Standing, code: string): Html {
  const w = whereTexts[setting.language];
  const base = `/portal/${setting.county}/where`;
  const village = villages.byId.get(own.villageId);
  const isWaiting = own.state === 'sent' || own.state === 'asked';
  return html`${status(w, own.state)}
${rows([
  [w.code, code],
  [w.sentOn, own.sentOn ?? undefined],
  [w.by, isWaiting ? (village?.townName ?? undefined) : undefined],
])}
${own.told !== null && html`<section><h2>${w.told}</h2><p class="told">${own.told}</p></section>`}
${own.state === 'asked' && html`<p><a class="button" href="${base}/papers">${w.sendPapers}</a></p>`}
${own.state === 'refused' && remedies(setting)}
${isWaiting && html`<p class="acts"><a href="${base}/withdraw">${w.withdraw}</a></p>`}`;
}

function caseBody(
  setting: Setting,
  behind: CaseBehind,
  { villages, reasoning }: Standing,
  code: string,
): Html {
  const { language, county } = setting;
  const w = whereTexts[language];
  const { reading } = behind;
  const base = `/portal/${county}/where`;
  const isOpen = ['applied', 'supplementing', 'running', 'paused'].includes(reading.phase);
  return html`${status(w, reading.phase)}
${rows([
  [w.code, code],
  [w.sentOn, reading.appliedOn],
  [w.acceptedOn, reading.acceptedOn],
  ...(isOpen ? dueRow(w, reading, language) : []),
  [w.by, isOpen ? officeOf(w, reading.waitingFor[0]?.level, behind, villages) : undefined],
])}
${wanted(w, behind, base)}
${decision(setting, behind, reasoning)}
<section><h2>${w.steps}</h2><ol class="track">${reading.steps
    .filter(({ step, state }) => state !== 'not-needed' && (step.isOptional !== true || state === 'done'))
    .map((one) => stepLine(setting, one, behind, villages))}</ol></section>
${isOpen && html`<p class="acts"><a href="${base}/withdraw">${w.withdraw}</a></p>`}`;
}

function dueRow(
  w: WhereTexts,
  reading: CaseReading,
  language: Setting['language'],
): readonly (readonly [string, string])[] {
  const clock = nextClock(reading, clocksOf(reading));
  if (!clock) return [];
  const day = clock.unknownYear === undefined ? dueDay(clock) : w.unknownYear(clock.unknownYear);
  return [[w.dueOf(clock.title[language]), clock.isProvisional ? w.provisional(day) : day]];
}

function officeOf(
  w: WhereTexts,
  level: 'village' | 'town' | 'county' | undefined,
  { townId, villageId }: CaseBehind,
  villages: Villages,
): string | undefined {
  if (level === undefined) return undefined;
  const town = villages.towns.find(({ id }) => id === townId)?.name ?? '';
  return w.office[level](town, villages.byId.get(villageId)?.name ?? '');
}

function stepLine(setting: Setting, one: StepReading, behind: CaseBehind, villages: Villages): Html {
  const w = whereTexts[setting.language];
  const office = officeOf(w, one.step.by[0]?.level, behind, villages) ?? '';
  const state = one.state === 'done' && one.doneOn ? w.doneOn(one.doneOn) : (w.stepState[one.state] ?? '');
  return html`<li class="track-${one.state}"><strong>${one.step.title[setting.language]}</strong><span>${office}</span><span>${state}</span></li>`;
}

/** What the family still has to bring, and what it sent since. */
function wanted(w: WhereTexts, { reading, sendings }: CaseBehind, base: string): Html {
  const told = reading.phase === 'supplementing' ? (reading.toldToBring ?? []) : [];
  const sent = sendings.filter(({ kind }) => kind === 'supplement');
  return html`${
    told.length > 0 &&
    html`<section><h2>${w.bring}</h2><ul>${told.map((one) => html`<li>${one}</li>`)}</ul><p>${w.bringLead}</p>
<p><a class="button" href="${base}/papers">${w.sendPapers}</a></p></section>`
  }${sent.map(
    ({ sent_on: on, state, told: says }) =>
      html`<p class="hint">${w.sentPapers(on, w.sendingStates[state] ?? state)}${says === null ? '' : ` ${says}`}</p>`,
  )}`;
}

function decision(
  setting: Setting,
  { reading, documents }: CaseBehind,
  reasoning: readonly string[],
): Html | false {
  const { decision: decided, rules } = reading;
  if (!decided) return false;
  const { language } = setting;
  const w = whereTexts[language];
  const results = rules.procedure.results.filter(
    ({ on }) => on === 'both' || on === (decided.isGranted ? 'granted' : 'refused'),
  );
  const amount = decided.isGranted && decided.amountFen ? (decided.amountFen / 100).toFixed(2) : undefined;
  return html`<section><h2>${w.decision}</h2><p class="status">${decided.isGranted ? w.granted : w.refused}</p>
${rows([
  [w.decidedOn, decided.on],
  [w.amount, amount && (decided.paidFrom === undefined ? w.yuan(amount) : w.perMonth(amount))],
  [w.paidFrom, decided.isGranted ? decided.paidFrom : undefined],
  [w.reason, decided.reason],
  [
    w.results,
    documents.length > 0
      ? undefined
      : results.map(({ title }) => title[language]).join(language === 'zh' ? '、' : ', '),
  ],
])}${
  reasoning.length > 0 &&
  html`<details><summary>${w.reasoning}</summary>${reasoning.map((sentence) => html`<p>${sentence}</p>`)}</details>`
}${
  documents.length > 0 &&
  html`<h3>${w.documents}</h3><ul>${documents.map(
    ({ title, document_no: no, issued_on: on, is_revoked: isRevoked }) =>
      html`<li>${title} ${no} ${on}${isRevoked && html` <strong>${w.revoked}</strong>`}</li>`,
  )}</ul>`
}</section>${remedies(setting)}`;
}

const remedies = (setting: Setting): Html =>
  html`<section><h2>${whereTexts[setting.language].remedies}</h2>${remediesOn(setting).map((one) => html`<p>${one}</p>`)}</section>`;
