import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { layOver, readPack } from '../../engine/index.ts';
import { findProcedure } from '../../engine/matters/index.ts';
import { newId } from '../../platform/base/index.ts';
import { rulesFor } from '../../platform/cases/index.ts';
import { drainJobs } from '../../platform/jobs/index.ts';
import { publicSteps } from '../../platform/publication/index.ts';
import { handbook } from '../handbook/law/handbook.ts';
import { matterBook } from '../handbook/law/matters.ts';
import { openPublicationLaw } from './open-publication-law.ts';
import { openPublicationHouse, type PublicationHouse } from './testing/publication-house.ts';

const house = await openPublicationHouse();
after(() => house.close());
const { village, clerk, otherTown, bureau, auditor } = house.people;
const MATTER = 'minimum-living';
const TELEPHONE = '0714-8860000';

const post = (of: PublicationHouse, own: object = {}) =>
  of.send(of.people.clerk, 'POST', '/publication/lists', {
    ...{
      matter: MATTER,
      step: 'publicity',
      villageId: of.village,
      postedOn: of.today(),
      telephone: TELEPHONE,
    },
    ...own,
  });
const act = (of: PublicationHouse, id: string, kind: string, record: object) =>
  of.send(of.people.clerk, 'POST', `/cases/${id}/acts`, { kind, step: 'publicity', record });

test('the cases of a village hang on one list, each posted by it, and others are told why they do not', async () => {
  house.setDay('2026-02-12');
  const [first, second] = [
    await house.putCase(MATTER, { name: '张大山' }),
    await house.putCase(MATTER, { name: '李秋菊' }),
  ];
  const unknown = await house.putCase(MATTER, { name: '无生日', birthDate: null });
  const waiting = await house.send(clerk, 'GET', '/publication/waiting');
  assert.deepEqual(
    waiting.body.items.map(({ matter, count }: { matter: string; count: number }) => [matter, count]),
    [[MATTER, 3]],
  );
  assert.equal((await house.send(otherTown, 'GET', '/publication/waiting')).body.items.length, 0);
  const query = `matter=${MATTER}&step=publicity&villageId=${house.village}`;
  const preview = await house.send(clerk, 'GET', `/publication/preview?${query}`);
  assert.equal(preview.body.lists[0].lastDay, '2026-02-18');
  assert.equal(preview.body.lists[0].lines.length, 2);
  assert.equal(preview.body.refused[0].code, 'publication.row.birth-date');

  assert.equal(
    (
      await house.send(otherTown, 'POST', '/publication/lists', {
        ...{ matter: MATTER, step: 'publicity', villageId: house.village, postedOn: house.today() },
        telephone: TELEPHONE,
      })
    ).body.code,
    'publication.village',
  );
  assert.equal((await post(house, { postedOn: '2026-02-13' })).body.code, 'publication.post.too-early');
  assert.equal((await post(house, { postedOn: '2026-02-08' })).body.code, 'publication.post.too-late');
  const posted = await post(house);
  assert.equal(posted.status, 200, posted.text);
  assert.deepEqual([posted.body.lists.length, posted.body.lists[0].size], [1, 2]);
  assert.deepEqual(
    posted.body.refused.map(({ caseId }: { caseId: string }) => caseId),
    [unknown],
  );
  for (const id of [first, second]) {
    const { body } = await house.send(clerk, 'GET', `/cases/${id}`);
    const step = body.steps.find(({ code }: { code: string }) => code === 'publicity');
    assert.equal(step.state, 'posted');
    assert.equal(step.posting.lastDay, '2026-02-18');
  }
  assert.equal((await post(house)).body.code, 'publication.post.none');
  const page = await house.visit(`/publicity/list/${posted.body.lists[0].id}`);
  assert.equal(page.status, 200);
  assert.match(page.text, /张大山/);
  assert.match(page.text, /0714-8860000/);
  assert.match(String(page.headers['x-robots-tag']), /noindex/);
  assert.doesNotMatch(page.text, /<script/);
});

test('what waits is paged by key, what is due first at the head, each group once with all of its cases', async () => {
  house.setDay('2026-04-13');
  const [, second] = house.town.villages;
  for (const [matter, village] of [
    [MATTER, undefined],
    [MATTER, second],
    [MATTER, second],
    ['temporary-relief', second],
  ] as const)
    await house.putCase(matter, { name: '孙来福', ...(village ? { village } : {}) });
  interface Group {
    readonly matter: string;
    readonly villageId: string;
    readonly count: number;
    readonly dueOn: string | null;
  }
  const read = async (query: string) =>
    (await house.send(clerk, 'GET', `/publication/waiting?${query}`)).body;
  const all: Group[] = (await read('limit=100')).items;
  const walked: Group[] = [];
  for (let after = ''; ; ) {
    const page = await read(`limit=1${after && `&after=${after}`}`);
    walked.push(...page.items);
    if (page.next === null) break;
    after = encodeURIComponent(page.next);
  }
  assert.deepEqual(walked, all);
  const names = all.map(({ matter, villageId }) => `${matter} ${villageId}`);
  assert.equal(new Set(names).size, names.length);
  assert.equal(all.find((one) => one.villageId === second && one.matter === MATTER)?.count, 2);
  const days = all.map(({ dueOn }) => dueOn ?? '9999-12-31');
  assert.deepEqual(days, days.toSorted());
  assert.equal((await read('limit=1&after=nonsense')).code, 'cases.list.cursor');
});

test('of every matter with a publicity, its act follows from the list alone: noted on the case it is refused, one or many', async () => {
  house.setDay('2026-05-11');
  const law = await openPublicationLaw();
  const refused: string[] = [];
  for (const { matter, step } of publicSteps(law)) {
    const isNow = findProcedure(matter, house.today())?.steps.some(({ code }) => code === step.code);
    if (!isNow) continue;
    const id = await house.putCase(matter.code, { name: '周有田' }, step.code);
    const [by] = step.by;
    const who = by?.level === 'county' ? bureau : by?.level === 'village' ? village : clerk;
    const wanted = { kind: 'post', step: step.code };
    const record = { postedOn: house.today(), where: '村公开栏' };
    const one = await house.send(who, 'POST', `/cases/${id}/acts`, { ...wanted, record });
    const many = await house.send(who, 'POST', '/cases/acts', { ...wanted, record, cases: [{ id }] });
    assert.deepEqual(
      [one.body.code, many.body.code],
      ['cases.act.by-list', 'cases.act.by-list'],
      matter.code,
    );
    assert.match(one.body.next, /公示/);
    const lastAct = async () => (await house.send(who, 'GET', `/cases/${id}`)).body.acts.at(-1).kind;
    assert.notEqual(await lastAct(), 'post');
    const list = { matter: matter.code, step: step.code, villageId: house.village, caseIds: [id] };
    const days =
      step.publicity && rulesFor(law.cases, matter, '420281', house.today())?.findDays(step.publicity.days);
    const hung = await house.send(who, 'POST', '/publication/lists', {
      ...{ ...list, postedOn: house.today(), telephone: TELEPHONE },
      ...(days ? {} : { days: 7 }),
    });
    assert.equal(hung.status, 200, `${matter.code} ${step.code}: ${hung.text}`);
    assert.equal(await lastAct(), 'post');
    refused.push(`${matter.code} ${step.code}`);
  }
  const meant = [...law.cases.matterBook.matters.values()].flatMap((matter) =>
    (findProcedure(matter, house.today())?.steps ?? []).filter(({ kind }) => kind === 'publicity'),
  );
  assert.equal(refused.length, meant.length);
  assert.ok(refused.length > 5, refused.join());
});

for (const { counts, last, over } of [
  { counts: 'counted', last: '2026-02-18', over: '2026-02-19' },
  { counts: 'not-counted', last: '2026-02-19', over: '2026-02-20' },
]) {
  test(`over Spring Festival, with the day of posting ${counts}, a list hangs to ${last} and is gone the next day`, async () => {
    const own = await openPublicationHouse(await lawWith(counts));
    try {
      own.setDay('2026-02-12');
      const id = await own.putCase(MATTER, { name: '王满仓' });
      const [list] = (await post(own)).body.lists;
      assert.equal(list.lastDay, last);
      own.setDay(last);
      assert.match((await own.visit(`/publicity/list/${list.id}`)).text, /王满仓/);
      assert.equal((await own.visit(`/publicity/${own.villageCode}`)).text.includes(list.id), true);
      assert.equal(await drainJobs(own.services, own.handlers), 0);
      assert.equal((await act(own, id, 'complete', { result: '无异议' })).body.code, 'cases.act.not-ripe');
      own.setDay(over);
      // Gone although nobody has taken anything down yet.
      const late = await own.visit(`/publicity/list/${list.id}`);
      assert.equal(late.status, 410);
      assert.doesNotMatch(late.text, /王满仓/);
      assert.equal((await own.visit(`/publicity/list/${list.id}/objection`)).status, 410);
      const rows = () => own.owner.query('select count(*)::int as n from public_row');
      assert.equal((await rows()).rows[0].n, 1);
      assert.equal(await drainJobs(own.services, own.handlers), 1);
      assert.equal((await rows()).rows[0].n, 0);
      const kept = await own.send(own.people.auditor, 'GET', `/publication/lists/${list.id}`);
      assert.deepEqual(
        [kept.body.takenDownHow, kept.body.takenDownOn, kept.body.isIntact, kept.body.lines[0].applicant],
        ['over', over, true, '王满仓'],
      );
      const ended = await own.send(own.people.clerk, 'POST', `/publication/lists/${list.id}/conclude`, {
        result: '公示期满，没有收到异议。',
      });
      assert.equal(ended.body.done, 1, ended.text);
    } finally {
      await own.close();
    }
  });
}

/** Daye with another way to count. */
async function lawWith(value: string) {
  const law = await openPublicationLaw();
  const read = readPack(
    {
      region: '420281',
      name: { zh: '大冶市', en: 'Daye' },
      parameters: {
        'publicity.first-day': { unit: '选项', values: [{ from: '2020-01-01', value, assumed: '试验' }] },
      },
      examples: [],
    },
    { parameters: handbook.parameters, documents: handbook.documents },
  );
  assert.ok(read.ok, JSON.stringify(read));
  const book = layOver(law.cases.books.book, read.value);
  return { ...law, cases: { ...law.cases, books: { ...law.cases.books, book } } };
}

test('a list that is taken down early shows no name at once, and its cases hang again from the first day', async () => {
  house.setDay('2026-03-02');
  const id = await house.putCase(MATTER, { name: '赵错名' });
  const [list] = (await post(house, { caseIds: [id] })).body.lists;
  house.setDay('2026-03-04');
  const take = (who: typeof clerk, reason: string) =>
    house.send(who, 'POST', `/publication/lists/${list.id}/take-down`, { reason });
  assert.equal((await take(village, '名字写错')).body.code, 'publication.list.village');
  assert.equal((await take(otherTown, '名字写错')).body.code, 'http.missing');
  assert.equal((await take(clerk, '名字写错')).status, 200);
  assert.equal((await take(clerk, '名字写错')).body.code, 'publication.list.down');
  const page = await house.visit(`/publicity/list/${list.id}`);
  assert.equal(page.status, 410);
  assert.match(page.text, /提前撤下/);
  assert.doesNotMatch(page.text, /赵错名|名字写错/);
  house.setDay('2026-03-09');
  assert.equal((await act(house, id, 'complete', { result: '无异议' })).body.code, 'cases.act.not-ripe');
  const again = await post(house, { caseIds: [id] });
  assert.equal(again.body.lists[0].lastDay, '2026-03-15', again.text);
});

test('whoever withdraws, dies, or whose posting is taken back is off the page in the same moment', async () => {
  house.setDay('2026-04-01');
  const [gone, dead, back, stays] = [
    await house.putCase(MATTER, { name: '撤回人' }),
    await house.putCase(MATTER, { name: '去世人' }),
    await house.putCase(MATTER, { name: '撤销人' }),
    await house.putCase(MATTER, { name: '留下人' }),
  ];
  const [list] = (await post(house, { caseIds: [gone, dead, back, stays] })).body.lists;
  const names = async () =>
    (await house.visit(`/publicity/list/${list.id}`)).text.match(/撤回人|去世人|撤销人|留下人/g)?.toSorted();
  assert.deepEqual(await names(), ['去世人', '撤回人', '撤销人', '留下人'].toSorted());
  await house.send(clerk, 'POST', `/cases/${gone}/acts`, {
    kind: 'withdraw',
    record: { reason: '本人要求' },
  });
  await house.owner.query(`update person set died_on = '2026-04-01' where name = '去世人'`);
  const { body } = await house.send(clerk, 'GET', `/cases/${back}`);
  const no = body.file.lastNo;
  const reversed = await house.send(clerk, 'POST', `/cases/${back}/acts`, {
    kind: 'reverse',
    record: { no, reason: '录错' },
  });
  assert.equal(reversed.status, 200, reversed.text);
  assert.deepEqual(await names(), ['留下人']);
});

test('a village sees its own lists and adds a photograph; others see none of them', async () => {
  house.setDay('2026-05-06');
  const id = await house.putCase(MATTER, { name: '孙照片' });
  const [list] = (await post(house, { caseIds: [id] })).body.lists;
  const photos = `/publication/lists/${list.id}/photos`;
  const { anyPicture } = await import('../../platform/papers/testing/any-paper.ts');
  const bytes = await anyPicture();
  const picture = { id: '0198d2f0-0000-7000-8000-000000000001', base64: bytes.toString('base64') };
  assert.equal((await house.send(otherTown, 'POST', photos, picture)).status, 404);
  assert.equal((await house.send(village, 'POST', photos, picture)).body.wasThere, false);
  assert.equal((await house.send(village, 'POST', photos, picture)).body.wasThere, true);
  const seen = await house.send(clerk, 'GET', `/publication/lists/${list.id}`);
  assert.equal(seen.body.photos.length, 1);
  assert.equal((await house.send(auditor, 'GET', `${photos}/${picture.id}`)).status, 200);
  assert.equal((await house.send(otherTown, 'GET', `${photos}/${picture.id}`)).status, 404);
  assert.equal((await house.send(otherTown, 'GET', '/publication/lists')).body.items.length, 0);
  const mine = await house.send(village, 'GET', '/publication/lists?state=hanging');
  assert.ok(
    mine.body.items.some((one: { id: string; proofs: number }) => one.id === list.id && one.proofs === 1),
  );
});

test('the photograph of a list is the photograph of its cases: the step names it, and nobody takes it again', async () => {
  house.setDay('2026-05-18');
  const [one, other] = [
    await house.putCase(MATTER, { name: '钱照片' }),
    await house.putCase(MATTER, { name: '冯照片' }),
  ];
  const [list] = (await post(house, { caseIds: [one, other] })).body.lists;
  const { anyPicture } = await import('../../platform/papers/testing/any-paper.ts');
  const picture = { id: newId(), base64: (await anyPicture()).toString('base64') };
  const photos = `/publication/lists/${list.id}/photos`;
  assert.equal((await house.send(village, 'POST', photos, picture)).status, 200);
  assert.equal((await house.send(village, 'POST', photos, picture)).status, 200);
  house.setDay('2026-05-25');
  const noted = async (id: string) => {
    const { body } = await house.send(clerk, 'GET', `/cases/${id}`);
    return body.possible.find(
      ({ kind, step }: { kind: string; step: string }) => kind === 'complete' && step === 'publicity',
    ).noted.proof;
  };
  assert.equal((await noted(one)).length, 1);
  // One is ended by itself, the other with the list: both name their photograph.
  assert.equal((await act(house, one, 'complete', { result: '无异议' })).status, 200);
  const ended = await house.send(clerk, 'POST', `/publication/lists/${list.id}/conclude`, {
    result: '无异议',
  });
  assert.equal(ended.body.done, 1, ended.text);
  for (const id of [one, other]) {
    const { rows } = await house.owner.query(
      `select record->'proof' as proof from case_action where case_id = $1 and kind = 'complete' and step = 'publicity'`,
      [id],
    );
    assert.equal(rows.at(-1).proof.length, 1, id);
    const paper = await house.send(clerk, 'GET', `/cases/${id}/papers/${rows.at(-1).proof[0]}`);
    assert.equal(paper.status, 200);
  }
});

test('who receives stays on the standing list until a stop is decided, and a new list takes the place of the old', async () => {
  house.setDay('2026-06-01');
  const [first, second] = [
    await house.putCase(MATTER, { name: '长期甲' }),
    await house.putCase(MATTER, { name: '长期乙' }),
  ];
  await grant(first, '2026-06-01');
  const standing = { matter: MATTER, villageId: house.village, telephone: TELEPHONE };
  const posted = await house.send(clerk, 'POST', '/publication/standing', standing);
  assert.equal(posted.body.size, 1, posted.text);
  assert.match((await house.visit(`/publicity/list/${posted.body.id}`)).text, /长期甲/);
  await grant(second, '2026-06-02');
  const query = `matter=${MATTER}&villageId=${house.village}`;
  const preview = await house.send(clerk, 'GET', `/publication/standing/preview?${query}`);
  assert.deepEqual([preview.body.hangingSize, preview.body.lists[0].lines.length], [1, 2]);
  const again = await house.send(bureau, 'POST', '/publication/standing', standing);
  assert.equal(again.body.size, 2);
  assert.equal((await house.visit(`/publicity/list/${posted.body.id}`)).status, 410);
  const wrong = { ...standing, matter: 'temporary-relief' };
  assert.equal(
    (await house.send(clerk, 'POST', '/publication/standing', wrong)).body.code,
    'publication.standing.matter',
  );
});

/** As if everything after the list had been done: what a decision leaves in the case. */
async function grant(id: string, day: string): Promise<void> {
  const { rows } = await house.owner.query('select last_no from case_file where id = $1', [id]);
  const no = rows[0].last_no;
  const acts = [
    {
      kind: 'post',
      step: 'publicity',
      post: 'township-clerk',
      level: 'town',
      record: { postedOn: day, where: '村' },
    },
    { kind: 'complete', step: 'publicity', post: 'township-clerk', level: 'town', record: { result: '无' } },
    { kind: 'complete', step: 'review', post: 'bureau-officer', level: 'county', record: { visit: 'none' } },
    { kind: 'decide', step: 'decide', post: 'director', level: 'county', record: { granted: true } },
  ];
  for (const [place, one] of acts.entries()) {
    await house.owner.query(
      `insert into case_action (county_code, case_id, no, kind, step, on_day, at, by_id, by_name, post, level, record)
       values ('420281', $1, $2, $3, $4, $5, now(), gen_random_uuid(), '某', $6, $7, $8)`,
      [id, no + place + 1, one.kind, one.step, day, one.post, one.level, JSON.stringify(one.record)],
    );
  }
  await house.owner.query(
    `update case_file set phase = 'decided', is_granted = true, decided_on = $2, last_no = $3, step = 'notice'
     where id = $1`,
    [id, day, no + acts.length],
  );
  await house.owner.query('delete from case_turn where case_id = $1', [id]);
}

test('a publicity is the same posts’ turn by every procedure of its matter, so that each case that waits is counted once', () => {
  for (const { code, procedures } of matterBook.matters.values()) {
    const steps = procedures.flatMap((one) => one.steps).filter(({ kind }) => kind === 'publicity');
    for (const [step, all] of Map.groupBy(steps, (one) => one.code))
      assert.equal(new Set(all.map(({ by }) => JSON.stringify(by[0]))).size, 1, `${code} ${step}`);
  }
});
