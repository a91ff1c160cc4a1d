import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { house } from '../lines/server/index.ts';
import { newKeyRing } from '../platform/base/index.ts';
import { assemble } from '../platform/server/index.ts';
import { createTestDatabase } from '../platform/testing/database.ts';
import { listSources } from './sources.ts';

const database = await createTestDatabase();
const assembly = await assemble({ house, appUrl: database.appUrl, keys: newKeyRing(), logLevel: 'silent' });
await assembly.app.ready();
after(async () => {
  await assembly.close();
  await database.drop();
});

/** What names money, whoever gets it, or where it goes. */
const MONEY = /amount|fen$|yuan|money|price|total|payee|account|holder|bank/i;
/** A field that takes whatever is written into it. */
const ANYTHING = '?';

/**
 * What may be said of money from outside, and why none of it puts a payee or an amount on a roll. A new field of a route
 * stands here before it is let in.
 */
const SIGNED: Readonly<Record<string, readonly string[]>> = {
  // The account of a person, with the paper that says so; a roll takes it from the person, and the checks look at it.
  'POST /api/v1/persons/{id}/accounts': ['bankName', 'holderName', 'holderRelation'],
  // From which account of the bureau money leaves; another officer confirms it.
  'POST /api/v1/pay-banks': ['account', 'bankName'],
  // The account of a care home; another officer confirms it before it can be a payee.
  'POST /api/v1/pay-homes': ['account', 'bankName', 'holderName'],
  // Who takes the money of an award that was decided, by a paper; another officer confirms it. No amount, and no run.
  'POST /api/v1/pay-agreements': ['payeeId'],
  // A bank's own file: what became of lines that are there; an unknown line or another amount books nothing.
  'POST /api/v1/pay-batches/{batchId}/returns': [ANYTHING],
  // What a fund holds and is meant for; nobody is paid by it. Two persons confirm an order.
  'PUT /api/v1/funds/{fundId}/plan': ['lines.[].amountFen'],
  'POST /api/v1/funds/{fundId}/orders': ['lines.[].amountFen'],
  // What is not asked back any more, at most what is open; two persons, and nobody is paid by it.
  'POST /api/v1/recoveries/{recoveryId}/remissions': ['amountFen'],
  // The amounts of a document for whole classes; who belongs to a class follows from the rolls.
  'POST /api/v1/campaigns': ['classes.[].ruralFen', 'classes.[].urbanFen'],
  // A hospital's bill; what is given of it is reckoned from the law.
  'POST /api/v1/medical/settlements': medicalBill(),
  'POST /api/v1/medical/trials': medicalBill(),
  // A roster as it was kept: each line is put beside the law and settled by an officer before it is an award.
  'POST /api/v1/imports': [ANYTHING],
  'POST /api/v1/imports/{id}/preview': ['tables.[].unitYuan'],
  'PUT /api/v1/imports/{id}/mapping': ['tables.[].unitYuan'],
  // Forms and records of cases: what a matter declares and nothing else; the decision reckons from them.
  'POST /api/v1/applications': ['form.*.?', 'form.?'],
  'POST /api/v1/applications/{id}/take-in': ['form.*.?', 'form.?'],
  'POST /api/v1/cases': ['form.*.?', 'form.?'],
  'POST /api/v1/cases/{caseId}/acts': ['record.*.?', 'record.?'],
  'POST /api/v1/cases/acts': ['record.*.?', 'record.?'],
  'POST /api/v1/visits/{visitId}/records': ['answers.*.?', 'answers.?'],
  // Kept as it was typed and read by nobody else.
  'PUT /api/v1/case-drafts/{draftId}': ['body.*.?', 'body.?'],
  // Trials and filters: nothing of them is kept.
  'POST /api/v1/policy/calculate': ['facts.*.?', 'facts.?'],
  'POST /api/v1/exports': ['filter.*.?', 'filter.?'],
  'POST /api/v1/visits/plans': ['shares.?'],
};

function medicalBill(): readonly string[] {
  return ['basicFen', 'criticalFen', 'inCatalogueFen', 'otherFen', 'reductionFen', 'totalFen'];
}

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

function* fieldsOf(schema: Schema, path: string): Generator<string> {
  const open = Object.keys(schema).filter((key) => key !== 'description').length === 0;
  if (open || (schema.type === 'object' && schema.properties === undefined)) yield path + ANYTHING;
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    if (MONEY.test(name)) yield path + name;
    yield* fieldsOf(inner, `${path}${name}.`);
  }
  for (const inner of Object.values(schema.patternProperties ?? {})) yield* fieldsOf(inner, `${path}*.`);
  if (typeof schema.additionalProperties === 'object')
    yield* fieldsOf(schema.additionalProperties, `${path}*.`);
  if (schema.items) yield* fieldsOf(schema.items, `${path}[].`);
  for (const inner of [...(schema.anyOf ?? []), ...(schema.allOf ?? []), ...(schema.oneOf ?? [])]) {
    yield* fieldsOf(inner, path);
  }
}

interface Operation {
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}

function* writes(): Generator<readonly [string, Schema]> {
  const { paths = {} } = assembly.app.swagger() as {
    paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  };
  for (const [url, operations] of Object.entries(paths)) {
    for (const [method, { requestBody }] of Object.entries(operations)) {
      if (!['post', 'put', 'patch', 'delete'].includes(method)) continue;
      for (const { schema } of Object.values(requestBody?.content ?? {})) {
        yield [`${method.toUpperCase()} ${url}`, schema ?? {}];
      }
    }
  }
}

test('no route takes a payee or an amount but those that are signed for, and each of those is still there', () => {
  const found: Record<string, string[]> = {};
  let seen = 0;
  for (const [route, schema] of writes()) {
    seen += 1;
    const fields = [...new Set(fieldsOf(schema, ''))].sort();
    if (fields.length > 0) found[route] = fields;
  }
  assert.ok(seen > 60, `${seen} routes that write`);
  const signed = Object.fromEntries(
    Object.entries(SIGNED).map(([route, fields]) => [route, [...fields].sort()]),
  );
  assert.deepEqual(found, signed);
});

/** Who writes the rows that money follows from, and out of what. */
const WRITERS: Readonly<Record<string, readonly string[]>> = {
  // Those of lines/funds are of the demo county alone: the months that lie behind it, out of its awards.
  pay_line: ['lines/funds/past/roll-past.ts', 'platform/payments/build-lines.ts'],
  pay_batch_item: ['lines/funds/past/bank-past.ts', 'platform/payments/bank/send-lines.ts'],
  pay_batch_line: ['lines/funds/past/bank-past.ts', 'platform/payments/bank/send-lines.ts'],
  ledger_leg: ['lines/funds/past/book-past.ts', 'platform/ledger/post.ts', 'platform/ledger/reverse.ts'],
  award: [
    'lines/funds/past/take-past.ts',
    'platform/awards/follow-decisions.ts',
    'platform/awards/open-for-month.ts',
    'platform/awards/opening/open-awards.ts',
  ],
};

test('a roll is written in one place alone, from awards; and awards from decisions, rosters and campaigns', () => {
  const sources = listSources(['.ts']).filter(({ file }) => !/(\.test\.|\/testing\/|^bench\/)/.test(file));
  for (const [table, writers] of Object.entries(WRITERS)) {
    const money = '(amount(_fen)?|payee_id|account_id|party_id) =';
    const statement = new RegExp(
      // What follows in the same text may change another table.
      `(insert into|merge into|copy) ${table}\\b|update ${table}\\b((?!\\bupdate )[^\`])*${money}`,
    );
    const found = sources.filter(({ text }) => statement.test(text)).map(({ file }) => file);
    assert.deepEqual(found.sort(), writers, table);
  }
});
