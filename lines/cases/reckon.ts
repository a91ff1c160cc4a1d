import { createHash } from 'node:crypto';
import {
  callMembers,
  careOf,
  type Decision,
  type Explanation,
  evaluate,
  explain,
  getYmd,
  type KnownFacts,
  type Language,
  type Plan,
  readFacts,
  writeExplanation,
} from '../../engine/index.ts';
import type { FieldValues, Json } from '../../engine/matters/index.ts';
import { done, type Outcome, refuse } from '../../platform/base/index.ts';
import type { Reckoning } from '../../platform/cases/index.ts';
import { canonicalFacts } from '../policy/canonical-facts.ts';
import type { Law } from '../policy/open-law.ts';
import { createMemory } from './memory.ts';
import { createPlans } from './plans.ts';

interface Judged {
  readonly decision: Decision;
  readonly plan: Plan;
  readonly known: KnownFacts;
  readonly facts: Json;
  readonly day: string;
}

/** What was told of so many calculations is kept: a case is opened by everybody whom it passes. */
const TOLD_MAX = 2_000;

interface Desk {
  readonly planOf: (asked: Reckoning) => Plan;
  readonly told: (key: string, make: () => readonly string[]) => readonly string[];
}

const desks = new WeakMap<Law, Desk>();

function deskOf(law: Law): Desk {
  const desk = desks.get(law) ?? { planOf: createPlans(law), told: createMemory(TOLD_MAX) };
  desks.set(law, desk);
  return desk;
}

/** Judges a family by one scheme. The same facts, place and day give the same result and reasoning for ever. */
function judge(law: Law, asked: Reckoning): Outcome<Judged> {
  const { scheme, day, facts } = asked;
  const read = readFacts(facts, getYmd(day));
  if (!read.ok) {
    const details = read.problems.map(
      ({ path, message }) =>
        refuse('cases.record.one', { zh: message.zh, en: message.en }, { field: `record.facts.${path}` })
          .refusal,
    );
    return refuse('cases.facts.wrong', { count: details.length }, { field: 'record.facts', details });
  }
  const plan = deskOf(law).planOf(asked);
  const decision = evaluate(plan, read.value).find((one) => one.scheme.code === scheme);
  if (!decision) throw new Error(`nothing was decided about ${scheme}`);
  const canonical = canonicalFacts(read.value) as unknown as Json;
  return done({ decision, plan, known: read.value, facts: canonical, day });
}

const titles = (list: readonly string[]): string =>
  list.slice(0, 8).join('、') + (list.length > 8 ? '……' : '');

export function reckon(law: Law, asked: Reckoning): Outcome<FieldValues> {
  const judged = judge(law, asked);
  if (!judged.ok) return judged;
  const { decision, facts } = judged.value;
  if (decision.status === 'not-in-force') return refuse('cases.facts.not-in-force');
  if (decision.status === 'missing-parameters') {
    const which = decision.missing.map((code) => law.handbook.parameters.get(code)?.title.zh ?? code);
    return refuse('cases.facts.no-figures', { which: titles(which) });
  }
  if (decision.status === 'needs-facts') {
    const details = decision.questions.map(
      ({ path, fact }) =>
        refuse(
          'cases.record.one',
          { zh: `请填写“${fact.title.zh}”`, en: `“${fact.title.en}” is missing` },
          { field: `record.facts.${path}` },
        ).refusal,
    );
    const which = titles([...new Set(decision.questions.map(({ fact }) => fact.title.zh))]);
    return refuse(
      'cases.facts.lacking',
      { count: details.length, which },
      { field: 'record.facts', details },
    );
  }
  const own = decision.members.find(({ id }) => id === asked.personId);
  if (asked.personId !== undefined && decision.scheme.unit === 'member' && !own)
    return refuse('cases.facts.not-the-applicant', {}, { field: 'record.facts.members' });
  const amountFen = (own ?? decision).amountFen ?? 0n;
  const careFen = careOf(judged.value.plan, asked.scheme, judged.value.known, { id: own?.id, amountFen });
  return done({
    scheme: asked.scheme,
    region: asked.region,
    day: asked.day,
    facts,
    ...(asked.scheme === ALLOWANCE ? receivedNow(facts) : {}),
    eligible: (own ?? decision).eligible === true,
    amountFen: Number(amountFen),
    ...(careFen > 0n ? { careFen: Number(careFen) } : {}),
    members: decision.members.map(({ id, eligible, amountFen }) => ({
      id,
      eligible: eligible === true,
      amountFen: Number(amountFen ?? 0n),
    })),
    digest: digestOf(judged.value),
  });
}

const ALLOWANCE = 'minimum-living-allowance';

/** What the family has today by what is on record, in fen a month: a cut and an increase are measured against it. */
function receivedNow(facts: Json): { receivedFen?: number } {
  const { household } = facts as { household?: Readonly<Record<string, Json>> };
  const [, yuan] = /^(\d+(?:\.\d{1,2})?) 元\/月$/.exec(String(household?.receivedAmount ?? '')) ?? [];
  return household?.receivesMinimumLiving === true && yuan !== undefined
    ? { receivedFen: Math.round(Number(yuan) * 100) }
    : {};
}

/** SM3 over the reasoning as a person reads it: whoever reckons again must come to the same words. */
const digestOf = ({ plan, decision }: Judged): string =>
  createHash('sm3')
    .update(writeExplanation(explain(plan, decision, 'zh'), 'zh'))
    .digest('hex');

function again(law: Law, record: FieldValues): Judged | undefined {
  const { scheme, region, day, facts } = record;
  if (typeof scheme !== 'string' || typeof region !== 'string' || typeof day !== 'string') return undefined;
  const judged = judge(law, { scheme, region, day, facts: facts ?? null });
  return judged.ok ? judged.value : undefined;
}

/** As it is told to people: members by what they are to one another and their age, as no name is among the facts. */
const tell = ({ plan, decision, known, day }: Judged, language: Language): Explanation =>
  explain(plan, decision, language, callMembers(known, getYmd(day), language));

/** The reasoning of a kept calculation, made anew; nothing when it cannot be. */
export function explainRecord(law: Law, record: FieldValues, language: Language): readonly string[] {
  const { scheme, region, day, facts } = record;
  const asked = JSON.stringify([language, scheme, region, day, facts]);
  // Whole facts of a family are not kept as a key.
  const key = createHash('sha256').update(asked).digest('base64');
  return deskOf(law).told(key, () => {
    const judged = again(law, record);
    if (!judged) return [];
    const told = tell(judged, language);
    return [told.headline, ...told.sentences, ...told.interactions, ...told.basis];
  });
}

/** As `explainRecord`, apart: what was found of this family, and the documents that it rests on. */
export function tellRecord(
  law: Law,
  record: FieldValues,
  language: Language,
): { readonly reasons: readonly string[]; readonly basis: readonly string[] } {
  const judged = again(law, record);
  if (!judged) return { reasons: [], basis: [] };
  const told = tell(judged, language);
  return { reasons: [...new Set([told.headline, ...told.sentences])], basis: told.basis };
}

/** Whether a kept calculation comes out again as it was, to the word. */
export function isReproduced(law: Law, record: FieldValues): boolean {
  const judged = again(law, record);
  return judged !== undefined && digestOf(judged) === record.digest;
}
