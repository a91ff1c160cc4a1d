import type { Static } from 'typebox';
import type { Actor, Database } from '../../platform/base/index.ts';
import { done } from '../../platform/base/index.ts';
import { defineList, type ListContext } from '../../platform/exports/index.ts';
import { type Law, openLaw } from '../policy/open-law.ts';
import { readPopulation, takePopulation } from '../population/index.ts';
import { readQuestion } from './desk.ts';
import { explainHousehold, sayWhy } from './explain.ts';
import { type Cursor, type Named, readNames, type Selected, selectHouseholds } from './households.ts';
import { ExportFilter } from './shapes.ts';
import { snapshotDefaults, wishOf } from './snapshots.ts';
import { type Answer, populationDay, type Question, WhatIf } from './what-if.ts';

type Filter = Static<typeof ExportFilter>;

interface Row extends Selected, Named {
  readonly why: readonly string[];
}

interface Tried {
  readonly whatIf: WhatIf;
  readonly question: Question;
  readonly answer: Answer;
}

/** One population for all pages of one file; it goes when the file is made. */
const tried = new WeakMap<ListContext, Promise<Tried>>();

function getTried(context: ListContext, filter: Filter): Promise<Tried> {
  const known = tried.get(context);
  if (known) return known;
  const loading = openLaw().then((law) => tryFigures(law, context.db, context.actor, filter));
  tried.set(context, loading);
  return loading;
}

async function tryFigures(law: Law, db: Database, actor: Actor, filter: Filter): Promise<Tried> {
  const question = readQuestion(law, actor.countyCode, filter);
  const wish = wishOf(actor, populationDay(filter.month));
  const { bytesMax } = snapshotDefaults;
  const population = await db.change(actor, async (tx) =>
    readPopulation(tx, actor, wish, await takePopulation(tx, wish), bytesMax),
  );
  const whatIf = new WhatIf(law, actor.countyCode, population);
  return { whatIf, question, answer: whatIf.ask(question) };
}

const fen = (amount: number): bigint => BigInt(amount);

/** The households behind a number of the what-if page, as its drawer shows them. */
export const householdsList = defineList({
  name: 'what-if-households',
  title: { zh: '政策试算受影响家庭', en: 'Households moved by a trial' },
  permission: 'what-if.run',
  filter: ExportFilter,
  columns: [
    {
      name: 'head',
      title: { zh: '户主', en: 'Head' },
      kind: 'text',
      width: 12,
      value: ({ headName }: Row) => headName,
    },
    {
      name: 'town',
      title: { zh: '乡镇', en: 'Township' },
      kind: 'text',
      width: 16,
      value: (row) => row.townName,
    },
    {
      name: 'village',
      title: { zh: '村（社区）', en: 'Village' },
      kind: 'text',
      width: 18,
      value: (row) => row.villageName,
    },
    { name: 'persons', title: { zh: '人数', en: 'Persons' }, kind: 'integer', value: (row) => row.persons },
    {
      name: 'before',
      title: { zh: '现行（元）', en: 'Now, yuan' },
      kind: 'money',
      value: ({ was }) => fen(was),
    },
    {
      name: 'after',
      title: { zh: '试算（元）', en: 'Tried, yuan' },
      kind: 'money',
      value: ({ is }) => fen(is),
    },
    {
      name: 'change',
      title: { zh: '增减（元）', en: 'Change, yuan' },
      kind: 'money',
      value: ({ was, is }) => fen(is - was),
    },
    {
      name: 'why',
      title: { zh: '原因', en: 'Why' },
      kind: 'text',
      width: 60,
      value: ({ why }) => why.join('；'),
    },
    {
      name: 'id',
      title: { zh: '家庭编号', en: 'Id' },
      kind: 'text',
      isExtra: true,
      width: 38,
      value: (row) => row.id,
    },
  ],
  async readPage(context, filter, { limit, after }) {
    const { reader, actor, language } = context;
    const { whatIf, question, answer } = await getTried(context, filter);
    const variant = answer.variants[filter.variant];
    if (!variant) return done({ items: [], next: null });
    const cursor = after === undefined ? undefined : (JSON.parse(after) as Cursor);
    const { items, next } = selectHouseholds(whatIf, variant, filter, { limit, after: cursor });
    const names = await readNames(
      reader,
      actor,
      items.map(({ id }) => id),
    );
    const rows = items.flatMap((one): Row[] => {
      const named = names.get(one.id);
      if (!named) return [];
      const why = sayWhy(
        explainHousehold(whatIf, question, answer, one.at, language, ''),
        filter.variant,
        language,
      );
      return [{ ...one, ...named, why }];
    });
    return done({ items: rows, next: next && JSON.stringify(next) });
  },
});
