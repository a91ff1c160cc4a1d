import { type Id, newId } from '../../platform/base/index.ts';
import { checkCharacterOf, HEAD, type PersonFacts } from '../../platform/registry/index.ts';

/** A household of the test county, ready for the registry's bulk writer. */
export interface TestHome {
  readonly id: Id;
  readonly headId: Id;
  readonly headName: string;
  readonly members: readonly (PersonFacts & { id: Id })[];
}

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗', '欧阳'];
const givenNames = [
  '建国',
  '秀英',
  '桂兰',
  '志强',
  '小芳',
  '海燕',
  '文博',
  '玉珍',
  '立新',
  '雨桐',
  '子轩',
  '国庆',
  '春梅',
  '永福',
];
const relations = [HEAD, '10', '20', '30'];

/** Invented numbers begin with a region that nobody was born in. */
function idNumber(birth: Temporal.PlainDate, sequence: number): string {
  const day = birth.toString().replaceAll('-', '');
  const body = `420299${day}${String(sequence % 1000).padStart(3, '0')}`;
  return body + checkCharacterOf(body);
}

/** The same people every time: sizes, ages and names that look like a village's. */
export function inventHomes(
  count: number,
  places: readonly { townId: Id; villageId: Id }[],
  today: Temporal.PlainDate,
): TestHome[] {
  let serial = 0;
  return Array.from({ length: count }, (_, home) => {
    const place = places[home % places.length];
    if (place === undefined) throw new Error('no place to live in');
    const id = newId();
    const surname = surnames[home % surnames.length] ?? '王';
    const members = Array.from({ length: 1 + (home % 4) }, (_unused, index) => {
      serial++;
      const age =
        index === 0 ? 35 + ((home * 7) % 55) : index === 1 ? 33 + ((home * 7) % 52) : 4 + ((home * 5) % 20);
      const birthDate = today.subtract({ years: age, days: (serial * 37) % 360 });
      const isMale = index % 2 === 0;
      const given = givenNames[serial % givenNames.length] ?? '平';
      return {
        id: newId(),
        name: `${index === 1 ? (surnames[(home * 3 + 5) % surnames.length] ?? '李') : surname}${given}`,
        sex: isMale ? 1 : 2,
        birthDate,
        idKind: 'resident',
        idNumber: idNumber(birthDate, serial * 2 + (isMale ? 1 : 0)),
        phone: index === 0 ? `154${String(20_000_000 + serial * 7919).padStart(8, '0')}` : null,
        ...place,
        household: {
          id,
          relation: relations[index] ?? '20',
          joinedOn: Temporal.PlainDate.from('2019-01-01'),
        },
        ...(serial % 9 === 0 ? { disability: { kind: '4', grade: 2 as const } } : {}),
      } satisfies PersonFacts & { id: Id };
    });
    const head = members[0];
    if (head === undefined) throw new Error('a household without a head');
    return { id, headId: head.id, headName: head.name, members };
  });
}
