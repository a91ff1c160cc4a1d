import type { Id } from '../../base/index.ts';
import { newId, phoneHash } from '../../base/index.ts';
import type { IdKind, MatchedPerson } from '../../registry/index.ts';
import {
  findDisabilityNumber,
  prepareAccount,
  prepareCertificate,
  preparePerson,
  sealPhone,
} from '../../registry/index.ts';
import type { CheckedRow } from '../check/row-reader.ts';
import type { DecideContext, Home } from './decide-unit.ts';
import type { SchemeFacts } from './facts.ts';
import { firstDayOf, memberSince, periodStart, sameFacts, schemeFacts } from './facts.ts';
import type { PlannedUnit } from './plan.ts';

interface RowCase {
  readonly unit: PlannedUnit;
  readonly row: CheckedRow;
  readonly person: MatchedPerson | undefined;
  readonly personId: Id;
  readonly home: Home | undefined;
  /** The household's account and telephone are kept with this person. */
  readonly isPayee: boolean;
  /** An earlier row of the same chunk adds this person. */
  readonly isRepeated: boolean;
}

type Step = 'added' | 'changed' | 'unchanged';
const further = (a: Step, b: Step): Step =>
  a === 'added' || b === 'added' ? 'added' : a === 'changed' || b === 'changed' ? 'changed' : 'unchanged';

/** Decides on a row that comes in: who it is, what is new about them, and their place on the roster. */
export function decideRow(context: DecideContext, one: RowCase): void {
  const { draft } = context;
  const { row, personId, home } = one;
  const person = one.person === undefined ? addPerson(context, one) : updatePerson(context, one, one.person);
  const records = addRecords(context, one);
  const facts = schemeFacts(row);
  const membership = decideMembership(context, one, facts);
  const hasWarning = row.findings.some(({ verdict }) => verdict !== 'accept');
  draft.rows.push({
    sheetIndex: row.sheetIndex,
    rowNo: row.no,
    verdict: hasWarning ? 'warned' : 'accepted',
    outcome:
      one.person === undefined
        ? 'added'
        : further(further(person, records), membership === 'unchanged' ? 'unchanged' : 'changed'),
    isPartial: row.findings.some(({ verdict }) => verdict === 'reject'),
    personId,
    householdId: home?.id ?? null,
    findings: row.findings,
    facts,
    hasMembership: isOnRoster(row),
  });
}

/** Residence permits of people from Hong Kong, Macao and Taiwan, and cards of foreigners, have areas of their own. */
function idKindOf(number: string): IdKind {
  if (/^8[123]/.test(number)) return 'hmt-resident';
  return number.startsWith('9') ? 'foreign-resident' : 'resident';
}

function addPerson({ draft, actor, cipher, known, today }: DecideContext, one: RowCase): Step {
  const { unit, row, personId, home, isPayee } = one;
  const { values } = row;
  if (one.isRepeated) return 'unchanged';
  const { town, village, name, idNumber, sex, birthDate } = values;
  if (!town || !village || !name || !idNumber || !sex || !birthDate)
    throw new Error('an accepted row lacks what it was accepted for');
  const hasPhone =
    values.phone !== undefined && (home === undefined || isPayee || values.account !== undefined);
  const certificate = certificateOf(row);
  draft.persons.push(
    preparePerson(cipher, actor.countyCode, {
      id: personId,
      name,
      sex,
      birthDate: firstDayOf(birthDate),
      idKind: idKindOf(idNumber),
      idNumber,
      idHash: known.hashOf(idNumber),
      townId: town.id,
      villageId: village.id,
      importRow: row.no,
      ...(values.old15 === undefined ? {} : { old15: values.old15 }),
      ...(values.ethnicity === undefined ? {} : { ethnicity: values.ethnicity }),
      ...(hasPhone ? { phone: values.phone ?? null } : {}),
      ...(certificate === undefined
        ? {}
        : { disability: { kind: certificate.kind, grade: certificate.grade } }),
      ...(home === undefined
        ? {}
        : {
            household: {
              id: home.id,
              relation: values.relation ?? '80',
              joinedOn: memberSince(values, unit.context.table.period, today),
            },
          }),
    }),
  );
  return 'added';
}

function updatePerson(
  { draft, actor, cipher, today }: DecideContext,
  one: RowCase,
  person: MatchedPerson,
): Step {
  const { values } = one.row;
  let step: Step = 'unchanged';
  if (values.phone !== undefined && (one.home === undefined || one.isPayee)) {
    const hash = phoneHash(cipher, actor.countyCode, values.phone);
    if (person.phoneHash === null || !person.phoneHash.equals(hash)) {
      draft.updates.push({
        personId: person.id,
        phone: sealPhone(cipher, actor.countyCode, person.id, values.phone),
        importRow: one.row.no,
      });
      step = 'changed';
    }
  }
  if (one.home !== undefined && person.householdId === null) {
    draft.joinings.push({
      personId: person.id,
      householdId: one.home.id,
      relation: values.relation ?? '80',
      joinedOn: memberSince(values, one.unit.context.table.period, today),
      importRow: one.row.no,
    });
    step = 'changed';
  }
  return step;
}

function certificateOf({
  values,
}: CheckedRow): { number: string; kind: string; grade: 1 | 2 | 3 | 4 } | undefined {
  const number =
    values.disabilityNumber === undefined ? undefined : findDisabilityNumber(values.disabilityNumber);
  if (number === undefined) return undefined;
  return { number: number.number, kind: number.kind, grade: number.grade };
}

/** The account and the certificate, when they are not there yet. */
function addRecords(
  { draft, actor, cipher, known, today }: DecideContext,
  { unit, row, personId, person }: RowCase,
): Step {
  const { values } = row;
  const since = periodStart(unit.context.table.period) ?? today;
  let step: Step = 'unchanged';
  const isKnownAccount =
    person !== undefined && values.account !== undefined && known.hasAccount(personId, values.account);
  if (values.account !== undefined && !isKnownAccount) {
    draft.accounts.push(
      prepareAccount(cipher, actor.countyCode, {
        personId,
        holderName: values.holder ?? values.name ?? '',
        holderRelation: values.holderRelation ?? null,
        bankName: values.bank ?? '',
        number: values.account,
        since,
        importRow: row.no,
      }),
    );
    step = 'changed';
  }
  const certificate = certificateOf(row);
  const isKnownCertificate =
    person !== undefined && certificate !== undefined && known.hasCertificate(personId, certificate.number);
  if (certificate !== undefined && !isKnownCertificate) {
    draft.certificates.push(
      prepareCertificate(cipher, actor.countyCode, { personId, ...certificate, importRow: row.no }),
    );
    step = 'changed';
  }
  return step;
}

const isOnRoster = ({ values }: CheckedRow): boolean =>
  values.isCovered !== false && values.town !== undefined && values.village !== undefined;

/** On the roster from when; relief is given once and stands for itself. Family who are not covered are not on it. */
function decideMembership(
  { draft, known, today }: DecideContext,
  { unit, row, personId, person, home }: RowCase,
  facts: SchemeFacts,
): Step {
  const { values } = row;
  if (!isOnRoster(row) || !values.town || !values.village) return 'unchanged';
  const { roster, period } = unit.context.table;
  const isRelief = roster === 'relief';
  const fromOn = memberSince(values, period, today);
  const existing =
    person === undefined
      ? undefined
      : isRelief
        ? known.reliefOf(personId, fromOn, values.words.caseNo ?? '')
        : known.membershipOf(personId);
  if (existing !== undefined) {
    if (sameFacts(existing.facts, facts)) return 'unchanged';
    draft.changedMemberships.push({ id: existing.id, personId, facts, rowNo: row.no });
    return 'changed';
  }
  draft.memberships.push({
    id: newId(),
    personId,
    householdId: home?.id ?? null,
    townId: values.town.id,
    villageId: values.village.id,
    fromOn,
    toOn: isRelief ? fromOn.add({ days: 1 }) : null,
    facts,
    rowNo: row.no,
  });
  return 'added';
}
