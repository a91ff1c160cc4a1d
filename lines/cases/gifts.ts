import type { GiftRow, GiftSource } from '../../platform/awards/index.ts';
import { type Id, type Language, sql } from '../../platform/base/index.ts';

interface Given {
  readonly kind: GiftRow['kind'];
  readonly title: { readonly zh: string; readonly en: string };
  /** The step whose record says more, with the field of its worth in fen, and that of what was given, line by line. */
  readonly step?: string;
  readonly worth?: string;
  readonly what?: string;
}

/** Matters whose decision gives something that no award pays. */
const matters: Readonly<Record<string, Given>> = {
  'funeral-reduction': {
    kind: 'exemption',
    title: { zh: '殡葬基本服务费用减免', en: 'Funeral fees not asked' },
    step: 'check',
    worth: 'reduced',
    what: 'items',
  },
  'elder-card': { kind: 'service', title: { zh: '老年优待证', en: 'Elder card' } },
};

interface Row {
  readonly id: Id;
  readonly matter: string;
  readonly decided_on: Temporal.PlainDate;
  readonly household_id: Id | null;
  readonly person_id: Id;
  readonly record: Readonly<Record<string, unknown>> | null;
}

/** Fees that were not asked and cards that were given, by cases that were granted. */
export const caseGifts: GiftSource = {
  name: 'cases',
  async read({ reader, actor, language }, who) {
    const steps = Object.values(matters).flatMap(({ step }) => step ?? []);
    const rows = await reader.rows<Row>(sql`select c.id, c.matter, c.decided_on, c.household_id, c.person_id,
        (select a.record from case_action a where a.county_code = c.county_code and a.case_id = c.id
          and a.kind = 'complete' and a.step = any(${steps}::text[]) order by a.no desc limit 1) as record
      from (${who}) w
        join case_file c on c.county_code = ${actor.countyCode} and c.person_id = w.party_id
          and c.decided_on between w.first and w.last
      where c.matter = any(${Object.keys(matters)}::text[]) and c.is_granted`);
    return rows.flatMap((row) => {
      const given = matters[row.matter];
      return given === undefined ? [] : [sayGift(given, row, language)];
    });
  },
};

function sayGift(given: Given, row: Row, language: Language): GiftRow {
  const [worth, what] = [row.record?.[given.worth ?? ''], row.record?.[given.what ?? '']];
  return {
    kind: given.kind,
    on: row.decided_on,
    title: given.title[language],
    detail: Array.isArray(what) ? what.join(language === 'zh' ? '、' : ', ') : '',
    worthFen: typeof worth === 'number' ? BigInt(worth) : null,
    personId: row.person_id,
    caseId: row.id,
  };
}
