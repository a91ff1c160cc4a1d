import {
  cellsOf,
  getYmd,
  layOver,
  type ParameterBook,
  readFacts,
  readPack,
  type Scheme,
} from '../../engine/index.ts';
import { reachable } from '../../engine/schemes/handbook.ts';
import type {
  AdjustmentLaw,
  AskedAward,
  AwardDifference,
  Figure,
  FigureWish,
  SettableFigure,
} from '../../platform/adjustments/index.ts';
import { done, type Language, type Outcome, refuse } from '../../platform/base/index.ts';
import { createJudge, type Judge } from '../awards/index.ts';
import { openFundLaw } from '../funds/index.ts';
import { type Law, openLaw } from '../policy/open-law.ts';
import { sayCell } from '../policy/say-figures.ts';
import { isStanding } from '../policy/schemes.ts';
import { findUnit, readVariant } from '../what-if/changes.ts';
import { isMonth } from '../what-if/months.ts';
import { isFallback, type Raises, readRaises } from './raises.ts';

/** Which roster a scheme’s awards were taken over from. */
const ROSTERS: Readonly<Record<string, readonly string[]>> = {
  'minimum-living-allowance': ['rural-allowance', 'urban-allowance'],
  'extreme-poverty': ['extreme-poverty'],
  'disability-living-subsidy': ['disability-subsidies'],
  'disability-care-subsidy': ['disability-subsidies'],
  'old-age-allowance': ['old-age'],
};
/** Raises that a document states by themselves: no scheme reads them, awards follow them. */
const RAISED: Readonly<Record<string, string>> = {
  'dibao.raise': 'minimum-living-allowance',
  'extreme-poverty.raise': 'extreme-poverty',
};

/** Given for a month that prices made dear, and for none after it: no award goes on with it. */
const ONE_MONTH = 'price-subsidy';

const readsInAmount = (scheme: Scheme, code: string): boolean => {
  for (const node of reachable([scheme.amount]))
    if (node.op === 'parameter' && node.parameter.code === code) return true;
  return false;
};

function schemesOf({ handbook }: Law, codes: readonly string[]): readonly string[] {
  const found = [...handbook.schemes.values()].filter(
    (scheme) =>
      scheme.period === 'month' &&
      scheme.code !== ONE_MONTH &&
      !isStanding(scheme) &&
      codes.some((code) => RAISED[code] === scheme.code || readsInAmount(scheme, code)),
  );
  return found.map(({ code }) => code);
}

const dayBefore = (day: Temporal.PlainDate): number => getYmd(day.subtract({ days: 1 }).toString());

function readFigures(
  law: Law,
  county: string,
  fromOn: Temporal.PlainDate,
  wishes: readonly FigureWish[],
  language: Language,
): Outcome<{ figures: readonly Figure[]; schemes: readonly string[] }> {
  const month = fromOn.toString().slice(0, 7);
  if (!isMonth(month)) return refuse('adjustments.figure', { reason: month }, { field: 'fromMonth' });
  const changes = wishes.map((wish) => ({ ...wish, from: fromOn.toString() }));
  const read = readVariant(law, county, month, { name: '', changes });
  if (!read.ok) {
    const details = read.problems.map(
      ({ path, message }) =>
        refuse(
          'adjustments.figure',
          { reason: message[language] },
          { field: path.replace('changes', 'figures') },
        ).refusal,
    );
    const [first] = read.problems;
    return refuse(
      'adjustments.figure',
      { reason: first?.message[language] ?? '' },
      { field: (first?.path ?? 'figures').replace('changes', 'figures'), details },
    );
  }
  const schemes = schemesOf(
    law,
    wishes.map(({ code }) => code),
  );
  if (schemes.length === 0) return refuse('adjustments.figure.nobody', {}, { field: 'figures' });
  const figures = wishes.map((wish): Figure => {
    const definition = law.handbook.parameters.get(wish.code);
    const before = law.book.find(wish.code, wish.cell, county, dayBefore(fromOn))?.won.written;
    return {
      ...wish,
      unit: (definition && findUnit(law, county, definition)) ?? '',
      before: before === undefined ? null : before.slice(0, before.indexOf(' ')),
    };
  });
  return done({ figures, schemes });
}

/** The law as it is without the new figures, and as it is with them, both from the first day on. */
function booksOf(law: Law, county: string, fromOn: Temporal.PlainDate, figures: readonly Figure[]) {
  const laid = (figureOf: (figure: Figure) => string | null): ParameterBook => {
    const parameters: Record<string, { unit: string; values: object[] }> = {};
    for (const figure of figures) {
      const value = figureOf(figure);
      if (value === null) continue;
      const entry = parameters[figure.code] ?? { unit: figure.unit, values: [] };
      parameters[figure.code] = entry;
      const nested = figure.cell
        .split('/')
        .reduceRight<unknown>((inner, part) => (part === '' ? inner : { [part]: inner }), value);
      entry.values.push({ from: fromOn.toString(), value: nested, assumed: '调标测算' });
    }
    const read = readPack(
      { region: county, name: { zh: county, en: county }, parameters },
      { parameters: law.handbook.parameters, documents: law.book.documents },
    );
    if (!read.ok)
      throw new Error(`figures that were read do not load: ${read.problems.map(({ path }) => path).join()}`);
    return layOver(law.book, read.value);
  };
  return { before: laid(({ before }) => before), after: laid(({ value }) => value) };
}

const UNKNOWN = (persons: number): AwardDifference => ({ differenceFen: null, persons, class: null });

interface Reckoner {
  readonly judges: (month: string) => { readonly before: Judge; readonly after: Judge };
  readonly raises: Raises;
}

function reckonOne(
  { judges, raises }: Reckoner,
  { facts, scheme, personId, firstMonth }: AskedAward,
): AwardDifference {
  const known = readFacts(facts, getYmd(firstMonth));
  if (facts === null || !known.ok) return UNKNOWN(0);
  const { household, members } = known.value;
  const persons = scheme === 'minimum-living-allowance' ? members.length : 1;
  const raised = raises.of(scheme, household.get('residence'));
  if (raised) {
    const group =
      scheme === 'minimum-living-allowance' && isFallback(members, firstMonth) ? 'fallback' : 'general';
    const fen = raised[group];
    return fen === undefined
      ? UNKNOWN(persons)
      : { differenceFen: fen * BigInt(persons), persons, class: group };
  }
  const { before, after } = judges(firstMonth);
  const [old, fresh] = [before.amountOf(facts, scheme, personId), after.amountOf(facts, scheme, personId)];
  // Whoever the law gave nothing before is paid by somebody’s word, which a figure does not move.
  if (old === null || fresh === null || (old === 0n && fresh > 0n)) return UNKNOWN(persons);
  const care = after.careOf(facts, scheme, personId) - before.careOf(facts, scheme, personId);
  return { differenceFen: fresh - old, careDifferenceFen: care, persons, class: null };
}

/** Money that the amount of some monthly scheme reads, and raises that a document states by themselves. */
function listFigures(
  law: Law,
  county: string,
  day: Temporal.PlainDate,
  language: Language,
): readonly SettableFigure[] {
  const ymd = getYmd(day.toString());
  return [...law.handbook.parameters.values()].flatMap((definition) => {
    if (definition.kind.kind !== 'money' || schemesOf(law, [definition.code]).length === 0) return [];
    const unit = findUnit(law, county, definition);
    if (unit === undefined) return [];
    return cellsOf(definition).map((cell) => {
      const won = law.book.find(definition.code, cell, county, ymd)?.won.written;
      const group = cell === '' ? '' : sayCell(definition, cell, language);
      return {
        code: definition.code,
        cell,
        title: [definition.title[language], group].filter((part) => part !== '').join(' · '),
        unit,
        now: won === undefined ? null : won.slice(0, won.indexOf(' ')),
      };
    });
  });
}

async function put(): Promise<AdjustmentLaw> {
  const [law, funds] = await Promise.all([openLaw(), openFundLaw()]);
  return {
    list: (county, day, language) => listFigures(law, county, day, language),
    read: (county, fromOn, wishes, language) => readFigures(law, county, fromOn, wishes, language),
    reckon(county, fromOn, figures, awards) {
      const { before, after } = booksOf(law, county, fromOn, figures);
      const kept = new Map<string, { before: Judge; after: Judge }>();
      const judges = (month: string) => {
        const found = kept.get(month) ?? {
          before: createJudge(law, county, month, before),
          after: createJudge(law, county, month, after),
        };
        kept.set(month, found);
        return found;
      };
      const raises = readRaises(after, county, fromOn, figures);
      return awards.map((award) => reckonOne({ judges, raises }, award));
    },
    rostersOf: (scheme) => ROSTERS[scheme] ?? [],
    titleOf: (scheme, language) => funds.titleOf(scheme, language) ?? scheme,
    sayFigure(_county, { code, cell }, language) {
      const definition = law.handbook.parameters.get(code);
      if (!definition) return code;
      const group = cell === '' ? '' : sayCell(definition, cell, language);
      return [definition.title[language], group].filter((part) => part !== '').join(' · ');
    },
  };
}

let opened: Promise<AdjustmentLaw> | undefined;

/** What the law says of figures that are set anew. */
export function openAdjustmentLaw(): Promise<AdjustmentLaw> {
  opened ??= put();
  return opened;
}
