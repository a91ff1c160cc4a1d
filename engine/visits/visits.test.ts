import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { text } from '../language/kinds.ts';
import { ask } from '../matters/index.ts';
import {
  assembleChecklists,
  type ChecklistText,
  checklist,
  fault,
  findChecklistText,
  findHindrance,
  item,
  readVisit,
  share,
  type VisitAction,
  type VisitRecord,
} from './index.ts';

const documents = {
  law: { title: '某法', issuer: '某部', published: '2020-01-01', repealed: '2025-01-01' },
  next: { title: '新法', issuer: '某部', published: '2025-01-01' },
};
const law = { document: 'law', place: '第一条' };
const next = { document: 'next', place: '第二条' };
const old: ChecklistText = {
  from: '2020-01-01',
  items: [fault(ask.yesNo('fire', '消防完好', 'Fire'), [false], '消防不完好', 'No fire', 7)],
  shares: [share('all', '全部', 'All', 30, law)],
  photos: { min: 0, max: 2 },
  host: { title: text('在场人', 'host') },
  articles: [law],
};
const since: ChecklistText = {
  ...old,
  from: '2025-01-01',
  items: [...old.items, item(ask.count('beds', '床位', 'Beds', 0, 9))],
  shares: [share('all', '全部', 'All', 50, next)],
  articles: [next],
};
const homes = checklist({
  code: 'homes',
  title: text('检查', 'check'),
  of: 'site',
  teamMin: 2,
  texts: [old, since],
});
const textOn = (day: string) => findChecklistText(homes, day);

const record = (id: string, given: Partial<VisitRecord> = {}): VisitRecord => ({
  id,
  bases: [],
  outcome: 'done',
  visitedOn: '2024-05-01',
  endedAt: '2024-05-01T10:00:00Z',
  team: [],
  position: null,
  answers: { fire: true },
  remark: '',
  photos: [],
  signatures: [],
  ...given,
});
const told = (one: VisitRecord): VisitAction => ({
  kind: 'record',
  id: one.id,
  byId: 'a',
  byName: '甲',
  on: one.visitedOn,
  record: one,
});
const read = (...records: VisitRecord[]) => readVisit(textOn, records.map(told));

test('a checklist is asked as it stood on the day of the visit', () => {
  assert.equal(findChecklistText(homes, '2019-12-31'), undefined);
  assert.equal(findChecklistText(homes, '2024-12-31')?.items.length, 1);
  assert.equal(findChecklistText(homes, '2025-01-01')?.items.length, 2);
});

test('a checklist that cites a repealed document, goes alone or finds faults in impossible answers does not load', () => {
  const load = (given: Partial<typeof homes>) => () =>
    assembleChecklists({ checklists: [{ ...homes, ...given }], documents });
  assert.doesNotThrow(load({}));
  assert.throws(load({ texts: [old] }), /still cites law after its repeal/);
  assert.throws(load({ teamMin: 1 }), /lets somebody go alone/);
  const wrong = fault(ask.count('beds', '床', 'beds', 0, 1), [1], '错', 'wrong', 0);
  assert.throws(load({ texts: [old, { ...since, items: [wrong] }] }), /nobody can give[\s\S]*gives 0 days/);
  assert.throws(load({ texts: [old, { ...since, shares: [] }] }), /how many are visited/);
  assert.throws(() => assembleChecklists({ checklists: [], documents }), /no checklist/);
});

test('who writes with the last telling before them replaces it, who did not know of it stands beside it', () => {
  assert.equal(read().phase, 'planned');
  assert.equal(read(record('a')).phase, 'done');
  const fixed = read(record('a', { answers: { fire: false } }), record('b', { bases: ['a'] }));
  assert.deepEqual([fixed.phase, fixed.current?.id], ['done', 'b']);
  const both = read(record('a', { answers: { fire: false } }), record('b'));
  assert.deepEqual(
    [both.phase, both.current, both.heads.map(({ id }) => id)],
    ['conflict', null, ['a', 'b']],
  );
  const settled = read(
    record('a', { answers: { fire: false } }),
    record('b'),
    record('c', { bases: ['a', 'b'] }),
  );
  assert.deepEqual([settled.phase, settled.current?.id], ['done', 'c']);
});

test('two who tell the same are not at odds, and the photographs of both are kept', () => {
  const joined = read(
    record('a', { photos: ['1'] }),
    record('b', { photos: ['2'], endedAt: '2024-05-01T11:00:00Z' }),
  );
  assert.deepEqual([joined.phase, joined.current?.photos], ['done', ['1', '2']]);
});

test('a fault is put right by one, found so by another, and its last day counts from the visit', () => {
  const found: VisitAction[] = [told(record('a', { answers: { fire: false } }))];
  const now = () => readVisit(textOn, found);
  assert.deepEqual([now().phase, now().findings[0]?.dueOn], ['rectifying', '2024-05-08']);
  const hindrance = (kind: 'rectify' | 'recheck', byId: string) =>
    findHindrance(now(), { kind, finding: 'fire', accounts: [byId] });
  const act = { finding: 'fire', note: '已换', photos: [], byName: '乙', on: '2024-05-06' } as const;
  assert.equal(hindrance('recheck', 'c'), 'not-rectified');
  assert.equal(
    findHindrance(now(), { kind: 'rectify', finding: 'beds', accounts: ['b'] }),
    'no-such-finding',
  );
  found.push({ ...act, kind: 'rectify', id: '1', byId: 'b' });
  assert.equal(hindrance('rectify', 'b'), 'not-open');
  assert.equal(hindrance('recheck', 'b'), 'same-person');
  assert.equal(hindrance('recheck', 'c'), undefined);
  found.push({ ...act, kind: 'recheck', id: '2', byId: 'c', passed: false, dueOn: '2024-05-20' });
  assert.deepEqual([now().findings[0]?.state, now().findings[0]?.dueOn], ['open', '2024-05-20']);
  found.push({ ...act, kind: 'rectify', id: '3', byId: 'b' });
  found.push({ ...act, kind: 'recheck', id: '4', byId: 'c', passed: true, dueOn: null });
  assert.deepEqual([now().phase, now().findings[0]?.closedOn], ['done', '2024-05-06']);
});

test('who was not at home is still to be visited, and a visit that was made is not called off by a later word', () => {
  const absent = read(record('a', { outcome: 'absent', answers: {} }));
  assert.deepEqual([absent.phase, absent.attempts], ['attempted', 1]);
  const off: VisitAction = {
    kind: 'cancel',
    id: 'x',
    byId: 'a',
    byName: '甲',
    on: '2024-05-02',
    reason: '迁出',
  };
  assert.equal(readVisit(textOn, [off]).phase, 'cancelled');
  assert.equal(readVisit(textOn, [off, told(record('a'))]).phase, 'done');
});

test('tellings give one reading, in whatever order and however often they come', () => {
  const telling = fc.record({
    fire: fc.boolean(),
    outcome: fc.constantFrom('done' as const, 'absent' as const),
    bases: fc.array(fc.nat(7), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(
      fc.array(telling, { minLength: 1, maxLength: 8 }),
      fc.infiniteStream(fc.nat()),
      (given, chance) => {
        const records = given.map(({ fire, outcome, bases }, index) =>
          record(String(index), {
            outcome,
            answers: outcome === 'done' ? { fire } : {},
            bases: bases.filter((one) => one < index).map(String),
          }),
        );
        const once = read(...records);
        const shuffled = [...records, ...records]
          .map((one) => ({ one, at: chance.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        assert.deepEqual(read(...shuffled), once);
      },
    ),
  );
});
