import { type Member, ruralFamilies, urbanFamilies } from './families.ts';
import { drawName, drawSurname, ethnicities, surnameOfVillage } from './names.ts';
import { createNumbers, type Numbers } from './numbers.ts';
import { createRandom, type Random, weigh } from './random.ts';
import type { DemoDisability, DemoHousehold, DemoPerson, DemoPlace } from './types.ts';

export interface PopulationOptions {
  readonly seed: string;
  readonly people: number;
  readonly places: readonly DemoPlace[];
  /** The day on which the ages are as they are. */
  readonly on: Temporal.PlainDate;
}

/** Invents a county, village by village; what was handed out is not kept, so three million fit as well. */
export function* inventHouseholds(options: PopulationOptions): Generator<DemoHousehold> {
  const random = createRandom(options.seed);
  const numbers = createNumbers(random);
  const sizes = villageSizes(random, options.places, options.people);
  for (const [i, place] of options.places.entries()) {
    const local = surnameOfVillage(place.villageName);
    const wanted = sizes[i] ?? 0;
    let people = 0;
    for (let no = 1; people < wanted; no++) {
      const household = inventHousehold(random, numbers, place, no, local, options.on);
      people += household.persons.length;
      yield household;
    }
  }
}

const isUrban = (place: DemoPlace): boolean => place.kind === 'community' || place.townKind === 'subdistrict';

/** Villages differ: most have some hundreds of people, a few communities thousands. */
function villageSizes(random: Random, places: readonly DemoPlace[], people: number): number[] {
  const weights = places.map((place) => {
    const spread = Math.exp(random.bell(0, 0.5));
    if (place.kind === 'unit' || place.kind === 'farm') return spread * 0.15;
    if (place.kind === 'community') return spread * (place.townKind === 'subdistrict' ? 3.2 : 1.6);
    return spread;
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => Math.max(1, Math.round((people * weight) / sum)));
}

function inventHousehold(
  random: Random,
  numbers: Numbers,
  place: DemoPlace,
  no: number,
  local: string | null,
  on: Temporal.PlainDate,
): DemoHousehold {
  const members = random.weighted(isUrban(place) ? urbanFamilies : ruralFamilies)(random);
  const ethnicity = random.weighted(ethnicities);
  const surnames = {
    head: drawSurname(random, local),
    wife: drawSurname(random, null),
    mother: drawSurname(random, null),
    'daughter-in-law': drawSurname(random, null),
  };
  const oldest = Math.max(...members.map(({ ageDays }) => ageDays));
  const formedOn = on.subtract({
    days: Math.floor(Math.min(oldest - 18 * 365, random.between(300, 16_000))),
  });
  const persons = members.map((member) =>
    inventPerson(random, numbers, {
      member,
      ethnicity,
      surname: surnames[member.line],
      formedOn,
      on,
      mayBeDead: members.length === 1 || member.relation !== '02',
    }),
  );
  const address = addressOf(random, place, no);
  return {
    id: numbers.id(),
    householdNo: place.villageCode + String(no).padStart(5, '0'),
    place,
    registeredPlace: address,
    actualPlace: random.chance(0.04) ? random.pick(AWAY) : address,
    formedOn,
    persons,
  };
}

const AWAY = [
  '湖北省武汉市',
  '湖北省黄石市',
  '广东省深圳市',
  '广东省东莞市',
  '浙江省温州市',
  '江苏省苏州市',
  '上海市松江区',
];

function addressOf(random: Random, place: DemoPlace, no: number): string {
  const where = `大冶市${place.townName}${place.villageName}`;
  if (isUrban(place))
    return `${where}${random.between(1, 30)}栋${random.between(1, 4)}单元${random.between(1, 6)}0${random.between(1, 4)}`;
  return `${where}${random.between(1, 12)}组${no}号`;
}

interface PersonPlan {
  readonly member: Member;
  readonly ethnicity: string;
  readonly surname: string;
  readonly formedOn: Temporal.PlainDate;
  readonly on: Temporal.PlainDate;
  /** A head who died has left a household with another head, so only those alone, and members, are let die. */
  readonly mayBeDead: boolean;
}

const FIFTEEN_UNTIL = 1985;

function inventPerson(random: Random, numbers: Numbers, plan: PersonPlan): DemoPerson {
  const { member, on } = plan;
  const { sex } = member;
  const birthDate = on.subtract({ days: Math.floor(member.ageDays) });
  const age = member.ageDays / 365.25;
  // Whoever married in is mostly of another family, and mostly Han.
  const ethnicity = member.line === 'head' || random.chance(0.3) ? plan.ethnicity : '01';
  const idNumber = age < 0.4 && random.chance(0.5) ? null : numbers.idNumber(birthDate, sex);
  const hasOld = idNumber !== null && birthDate.year < FIFTEEN_UNTIL && random.chance(0.004);
  const joined = member.relation === '02' ? plan.formedOn : joinedOn(random, plan, birthDate);
  const phoneShare = age < 14 ? 0.02 : age < 60 ? 0.82 : age < 75 ? 0.55 : 0.22;
  const disability = idNumber === null ? null : inventDisability(random, idNumber, age, on);
  return {
    id: numbers.id(),
    name: drawName(random, { sex, born: birthDate.year, ethnicity, surname: plan.surname }),
    sex,
    birthDate,
    ethnicity,
    idNumber,
    old15: hasOld ? idNumber.slice(0, 6) + idNumber.slice(8, 17) : null,
    phone: random.chance(phoneShare) ? numbers.phone() : null,
    relation: member.relation,
    joinedOn: joined,
    diedOn:
      plan.mayBeDead && age > 60 && random.chance(0.02)
        ? on.subtract({ days: random.between(1, 900) })
        : null,
    disability,
    account: random.chance(accountShare(member, age, disability))
      ? { bankName: random.weighted(BANKS), number: numbers.account() }
      : null,
  };
}

/** Subsidies of the severely disabled go to their own card, so that nearly all of them have one. */
function accountShare(member: Member, age: number, disability: DemoPerson['disability']): number {
  if (disability !== null && disability.grade <= 2) return 0.97;
  if (age <= 17) return 0;
  return member.relation === '02' ? 0.55 : 0.15;
}

/** Children by birth; whoever married in, some time after they were twenty; nobody before the household stood. */
function joinedOn(random: Random, plan: PersonPlan, birthDate: Temporal.PlainDate): Temporal.PlainDate {
  const isYoung = /^[234]/.test(plan.member.relation) && plan.member.relation !== '38';
  const day = isYoung ? birthDate : birthDate.add({ days: Math.floor(random.between(7400, 9500)) });
  const from = Temporal.PlainDate.compare(day, plan.formedOn) < 0 ? plan.formedOn : day;
  return Temporal.PlainDate.compare(from, plan.on) > 0 ? plan.on : from;
}

const BANKS = weigh<string>([
  ['湖北大冶农村商业银行', 58],
  ['中国邮政储蓄银行大冶市支行', 22],
  ['中国农业银行大冶市支行', 12],
  ['中国工商银行大冶支行', 5],
  ['中国建设银行大冶支行', 3],
]);

/** Kinds and grades about as the federation of disabled people counts them. */
const KINDS = weigh<string>([
  ['4', 46],
  ['2', 13],
  ['1', 12],
  ['6', 12],
  ['5', 10],
  ['7', 5],
  ['3', 2],
]);
const GRADES = weigh<1 | 2 | 3 | 4>([
  [1, 14],
  [2, 31],
  [3, 28],
  [4, 27],
]);

/** Share of people who hold a certificate, by age in years: some three in a hundred over all. */
const certifiedShare = (age: number): number =>
  age < 3 ? 0 : age < 18 ? 0.007 : age < 45 ? 0.016 : age < 60 ? 0.035 : age < 75 ? 0.055 : 0.075;

function inventDisability(
  random: Random,
  idNumber: string,
  age: number,
  on: Temporal.PlainDate,
): DemoDisability | null {
  if (!random.chance(certifiedShare(age))) return null;
  const kind = random.weighted(KINDS);
  const grade = random.weighted(GRADES);
  const issuedOn = on.subtract({ days: random.between(30, 3600) });
  const reissued = random.chance(0.08) ? 'B1' : '';
  return {
    number: `${idNumber}${kind}${grade}${reissued}`,
    kind,
    grade,
    issuedOn,
    validUntil: issuedOn.add({ years: 10 }),
  };
}
