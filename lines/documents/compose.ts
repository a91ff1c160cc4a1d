import { type FieldValues, fieldsOn, type Json } from '../../engine/matters/index.ts';
import type { CaseLaw } from '../../platform/cases/index.ts';
import type { DocumentFacts, DocumentSays } from '../../platform/certificates/index.ts';
import { remedies } from '../handbook/law/procedures.ts';

const FEN = 100;

/** 2026年11月23日; of a month 2026年12月. */
export function sayDay(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day === undefined ? '' : `${day}日`}`;
}

export const sayYuan = (fen: number): string => `${(fen / FEN).toFixed(2)}元`;

/** Both laws of procedure give the same ways; which articles, depends on the day. */
function remedyOf({ cases }: { readonly cases: CaseLaw }, day: string, countyName: string): string {
  const remedy = remedies.findLast(({ from }) => from <= day);
  const cited = (remedy?.articles ?? []).map((article) => cases.cite(article, 'zh')).join('、');
  return `如不服本决定，可以自收到之日起60日内向${countyName}人民政府申请行政复议，也可以自收到之日起6个月内直接向有管辖权的人民法院提起行政诉讼（${cited}）。`;
}

/** Whether the day of law is that of the month's pay: once paid as a whole, or from a month on. */
function outcomeOf({ reading, document, validUntil }: DocumentFacts): readonly string[] {
  const { decision, rules } = reading;
  const matter = rules.matter.title.zh;
  if (!decision?.isGranted)
    return [`您于${sayDay(reading.appliedOn)}提出的“${matter}”申请，经审核，决定不予同意。`];
  const { amountFen, paidFrom } = decision;
  const isMonthly = paidFrom !== undefined;
  return [
    `您于${sayDay(reading.appliedOn)}提出的“${matter}”申请，经审核，决定予以同意。`,
    ...(amountFen === undefined || amountFen === 0
      ? []
      : [
          isMonthly
            ? `金额为每月${sayYuan(amountFen)}，从${sayDay(paidFrom)}起发放。`
            : `金额为${sayYuan(amountFen)}。`,
        ]),
    ...(validUntil === null ? [] : [`${document.title.zh}有效期至${sayDay(validUntil)}。`]),
    ...(rules.matter.kind === 'grant'
      ? ['家庭人口、收入、财产发生变化的，请及时告知乡镇人民政府（街道办事处）。']
      : []),
  ];
}

/** Where the words come from: the law that cases are run by, and the reasoning of a kept calculation. */
export interface DocumentWords {
  readonly cases: CaseLaw;
  tell(record: FieldValues): { readonly reasons: readonly string[]; readonly basis: readonly string[] };
}

/** The words of a document, from the record of its case: nothing in it is typed for it. */
export function composeDocument({ cases, tell }: DocumentWords, facts: DocumentFacts): DocumentSays {
  const { reading, document } = facts;
  const { decision, rules } = reading;
  if (!decision) throw new Error('a document of a case that nobody decided');
  const calculation = reading.steps.find(
    ({ step, state }) => step.kind === 'calculation' && state === 'done',
  );
  const told = calculation ? tell(calculation.record) : undefined;
  const cited = [...document.articles, ...rules.procedure.articles].map((one) => cases.cite(one, 'zh'));
  return {
    title: document.title.zh,
    documentNo: facts.documentNo,
    office: facts.office,
    holder: facts.holder,
    place: facts.place,
    matterTitle: rules.matter.title.zh,
    caseNo: facts.caseNo,
    appliedOn: reading.appliedOn,
    decidedOn: decision.on,
    issuedOn: facts.issuedOn,
    validUntil: facts.validUntil,
    isGranted: decision.isGranted,
    amountFen: decision.amountFen ?? null,
    paidFrom: decision.paidFrom ?? null,
    outcome: outcomeOf(facts),
    reason: decision.reason ?? null,
    findings: [...said(reading), ...(told?.reasons ?? surveyed(reading.steps))],
    articles: [...new Set([...cited, ...(told?.basis ?? [])])],
    remedies: remedyOf({ cases }, decision.on, facts.countyName),
  };
}

/** What whoever decided wrote into the fields of the matter for it, as the grounds of a change. */
function said({ steps, decision, rules }: DocumentFacts['reading']): string[] {
  const decided = steps.find(({ step }) => step.code === decision?.step);
  return fieldsOn(decided?.step.records ?? [], rules.day).flatMap(({ name, title, kind }) => {
    const value = decided?.record[name];
    return kind.kind === 'text' && typeof value === 'string'
      ? [`${title.zh.replace(/（.*）$/, '')}：${value}`]
      : [];
  });
}

/** Where nothing is calculated, what the officers found. */
function surveyed(steps: DocumentFacts['reading']['steps']): string[] {
  return steps.flatMap(({ step, state, record }) => {
    const finding: Json | undefined = record.finding;
    const isFinding = step.kind === 'investigation' && state === 'done' && typeof finding === 'string';
    return isFinding ? [`${step.title.zh}：${finding}`] : [];
  });
}
