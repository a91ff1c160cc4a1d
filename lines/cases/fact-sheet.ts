import {
  evaluate,
  type FactDefinition,
  type KnownFacts,
  type Language,
  makePlan,
  vocabulary,
} from '../../engine/index.ts';
import type { Json } from '../../engine/matters/index.ts';
import type { Actor, Id, Reader } from '../../platform/base/index.ts';
import type { FactSheet, FactSheetRow } from '../../platform/cases/index.ts';
import { canonicalFacts } from '../policy/canonical-facts.ts';
import type { Law } from '../policy/open-law.ts';
import { readHouseholdFacts } from './household-facts.ts';

const yesNo = {
  zh: { true: '是', false: '否' },
  en: { true: 'yes', false: 'no' },
} as const;

function choicesOf({ kind }: FactDefinition, language: Language): { value: string; label: string }[] {
  if (kind.kind === 'choice')
    return kind.values.map((value) => ({ value, label: kind.labels[value]?.[language] ?? value }));
  if (kind.kind === 'bool')
    return (['true', 'false'] as const).map((value) => ({ value, label: yesNo[language][value] }));
  return [];
}

/**
 * What a scheme asks of a family, with what is on record: an officer goes through it and fills the gaps. Only facts that
 * the scheme reads are asked; which, is found by judging the family with nothing known and with all that is.
 */
export async function readFactSheet(
  law: Law,
  asked: {
    readonly reader: Reader;
    readonly actor: Actor;
    readonly householdId: Id;
    readonly scheme: string;
    readonly day: string;
    readonly settled?: { readonly personId: Id; readonly found: Readonly<Record<string, number>> };
  },
  language: Language,
): Promise<FactSheet | undefined> {
  const { reader, actor, householdId, scheme, day, settled } = asked;
  const onRecord = await readHouseholdFacts(reader, actor, householdId, day);
  if (!onRecord) return undefined;
  const found = { ...onRecord, known: withSettled(onRecord.known, settled) };
  const applicant = found.known.members.findIndex(({ id }) => id === settled?.personId);
  const of = { region: actor.countyCode, scheme, day };
  const wanted = questionsOf(law, of, found.known);
  // All that the scheme reads of a family like this, and of one that has nothing.
  const blank = withoutFacts(found.known);
  const read = questionsOf(law, of, blank, found.known).union(questionsOf(law, of, blank));
  const facts = canonicalFacts(found.known);
  const rows: FactSheetRow[] = [];
  const add = (
    scope: 'household' | 'member',
    place: number | null,
    values: Readonly<Record<string, unknown>>,
  ) => {
    for (const fact of vocabulary[scope].values()) {
      const value = values[fact.name];
      const path = place === null ? fact.name : `${place}.${fact.name}`;
      const isWanted = wanted.has(path);
      if (!isWanted && value === undefined) continue;
      rows.push({
        member: place,
        name: fact.name,
        title: fact.title[language],
        kind: fact.kind.kind,
        period: fact.kind.kind === 'money' ? fact.kind.period : null,
        choices: choicesOf(fact, language),
        value: value === undefined ? null : String(value),
        isLacking: value === undefined,
        isSettled: place !== null && place === applicant && settled?.found[fact.name] !== undefined,
        isRead: isWanted || read.has(path) || alwaysKnown.has(fact.name),
      });
    }
  };
  add('household', null, facts.household);
  for (const [place, member] of facts.members.entries()) add('member', place, member);
  const members = found.known.members.map(({ id }) => ({ id, name: found.names.get(id) ?? '' }));
  return { members, rows, facts: facts as unknown as Json };
}

/** What is on record, with what the case found of its applicant in place of it. */
const withSettled = (
  known: KnownFacts,
  settled: Parameters<typeof readFactSheet>[1]['settled'],
): KnownFacts => ({
  ...known,
  members: known.members.map(({ id, facts }) => ({
    id,
    facts: id === settled?.personId ? new Map([...facts, ...Object.entries(settled.found)]) : facts,
  })),
});

/** Who somebody is comes from the register, and no scheme has to ask. */
const alwaysKnown: ReadonlySet<string> = new Set(['birthDate', 'sex', 'relation']);

/** The same family of which only that is known: what is asked of it then is all that the scheme reads. */
const withoutFacts = (known: KnownFacts): KnownFacts => ({
  ...known,
  household: new Map(),
  members: known.members.map(({ id, facts }) => ({
    id,
    facts: new Map([...facts].filter(([name]) => alwaysKnown.has(name))),
  })),
});

const ROUNDS_MAX = 64;

/** Paths that the scheme still asks about: `wageIncome` of the household, `0.wageIncome` of the first member. */
function questionsOf(
  law: Law,
  { region, scheme, day }: { readonly region: string; readonly scheme: string; readonly day: string },
  known: KnownFacts,
  answers?: KnownFacts,
): ReadonlySet<string> {
  const plan = makePlan(law.handbook, law.book, { region, day, schemes: [scheme] });
  const household = new Map(known.household);
  const members = known.members.map(({ id, facts }) => ({ id, facts: new Map(facts) }));
  const asked = new Set<string>();
  // An answer can bring up another question: what nobody answered is taken as none, and asked is what comes up then, too.
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const decisions = evaluate(plan, { ...known, household, members }, { trace: false });
    const { questions = [] } = decisions.find((one) => one.scheme.code === scheme) ?? {};
    if (questions.length === 0) break;
    for (const { fact, member } of questions) {
      asked.add(member === undefined ? fact.name : `${member}.${fact.name}`);
      const [into, from] =
        member === undefined
          ? [household, answers?.household]
          : [members[member]?.facts, answers?.members[member]?.facts];
      into?.set(fact.name, from?.get(fact.name) ?? 0);
    }
  }
  return asked;
}
