import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { after, test } from 'node:test';
import { newId } from '../../platform/base/index.ts';
import { openPublicationHouse } from './testing/publication-house.ts';

const house = await openPublicationHouse();
after(() => house.close());
const { village, clerk, otherTown, bureau, auditor } = house.people;
const MATTER = 'minimum-living';

async function hang(...names: string[]) {
  const ids = [];
  for (const name of names) ids.push(await house.putCase(MATTER, { name }));
  const posted = await house.send(clerk, 'POST', '/publication/lists', {
    ...{ matter: MATTER, step: 'publicity', villageId: house.village, postedOn: house.today(), caseIds: ids },
    telephone: '0714-8860000',
  });
  assert.equal(posted.status, 200, posted.text);
  return { listId: posted.body.lists[0].id as string, ids };
}
let callers = 0;
const nextAddress = (): string => {
  callers += 1;
  return `10.9.${callers >> 8}.${callers & 255}`;
};
/** Each from a telephone of its own: the limit is of one address. */
const tell = (path: string, form: Record<string, string>) =>
  house.visit(path, { line: '', name: '', phone: '', website: '', key: newId(), ...form }, nextAddress());
const codeOf = (page: { text: string }): string =>
  /class="code"[^>]*>([0-9A-Z-]{14})</.exec(page.text)?.[1] ?? assert.fail(page.text);
const receipt = (code: string) => house.visit('/receipt', { code }, '10.8.0.1');
const tips = async (query = '') => (await house.send(clerk, 'GET', `/public-tips${query}`)).body.items;

test('an anonymous objection to a line is an act on its case, and its receipt tells how it was answered', async () => {
  house.setDay('2026-03-02');
  const { listId, ids } = await hang('钱多多', '吴有田');
  const [, objected = ''] = ids;
  const page = await house.visit(`/publicity/list/${listId}/objection`);
  const [, key = ''] = /name="key" value="([^"]+)"/.exec(page.text) ?? [];
  const form = { line: '2', text: '他家在县城买了房子，还有小汽车。', key };
  const sent = await tell(`/publicity/list/${listId}/objection`, form);
  assert.equal(sent.status, 200, sent.text);
  const code = codeOf(sent);
  const again = await tell(`/publicity/list/${listId}/objection`, form);
  assert.equal(codeOf(again), code);
  assert.match(again.text, /没有重复登记/);

  const seen = (await house.send(clerk, 'GET', `/cases/${objected}`)).body;
  const acts = seen.acts.filter(({ kind }: { kind: string }) => kind === 'object');
  assert.equal(acts.length, 1);
  assert.equal(acts[0].post, 'public');
  // A village reads its cases, not what was said of it.
  assert.match(JSON.stringify(acts[0].record), new RegExp(`尾号 ${code.slice(-4)}`));
  const ofVillage = await house.send(village, 'GET', `/cases/${objected}`);
  const blockOfVillage = await house.send(village, 'GET', `/publication/cases/${objected}`);
  assert.doesNotMatch(ofVillage.text + blockOfVillage.text, /县城买了房子/);
  assert.match((await house.send(clerk, 'GET', `/publication/cases/${objected}`)).text, /县城买了房子/);
  const [tip] = await tips();
  assert.deepEqual([tip.kind, tip.caseId, tip.isAnonymous, tip.state], ['objection', objected, true, 'open']);
  // Nobody reads it on the public pages.
  assert.doesNotMatch((await house.visit(`/publicity/list/${listId}`)).text, /小汽车/);
  assert.match((await receipt(code)).text, /等待办理/);
  assert.equal((await receipt(code.toLowerCase().replaceAll('-', ' '))).status, 200);

  const act = (body: object) => house.send(clerk, 'POST', `/public-tips/${tip.id}/acts`, body);
  assert.equal((await act({ kind: 'answer', note: '已经入户核实。' })).body.code, 'publication.tip.how');
  const answered = await act({
    kind: 'answer',
    how: 'investigate',
    note: '入户核实，房子是他儿子的，已经重新核算。',
  });
  assert.equal(answered.status, 200, answered.text);
  assert.match((await receipt(code)).text, /房子是他儿子的/);
  const after = (await house.send(clerk, 'GET', `/cases/${objected}`)).body;
  assert.equal(after.objections[0].isAnswered, true);
  assert.equal(after.file.step, 'visit');
});

test('an objection that is answered on the page of its case is answered on the receipt too', async () => {
  house.setDay('2026-03-09');
  const { listId, ids } = await hang('郑公平');
  const sent = await tell(`/publicity/list/${listId}/objection`, { line: '1', text: '他有退休工资。' });
  const { body } = await house.send(clerk, 'GET', `/cases/${ids[0]}`);
  const answered = await house.send(clerk, 'POST', `/cases/${ids[0]}/acts`, {
    ...{ kind: 'answer', step: 'publicity' },
    record: { objection: body.objections[0].no, how: 'investigate', finding: '核实后没有退休工资。' },
  });
  assert.equal(answered.status, 200, answered.text);
  const told = await receipt(codeOf(sent));
  assert.match(told.text, /已答复/);
  const { rows } = await house.owner.query(`select 1 from sms_message where template = 'objection-answered'`);
  assert.equal(rows.length, 0, 'who did not sign is not told by telephone');
  // What officers note for themselves is not what somebody is told.
  assert.doesNotMatch(told.text, /退休工资/);
});

test('whoever signed with a telephone is told once that there is an answer, and the village does not see whom', async () => {
  house.setDay('2026-03-10');
  const { listId, ids } = await hang('何应答');
  const form = { line: '1', text: '他儿子在外地做生意。', name: '刘反映', phone: '13900000000' };
  await tell(`/publicity/list/${listId}/objection`, form);
  const { body } = await house.send(clerk, 'GET', `/cases/${ids[0]}`);
  await house.send(clerk, 'POST', `/cases/${ids[0]}/acts`, {
    ...{ kind: 'answer', step: 'publicity' },
    record: { objection: body.objections[0].no, how: 'investigate', finding: '核实后收入没有变化。' },
  });
  const [tip] = await tips();
  const more = await house.send(clerk, 'POST', `/public-tips/${tip.id}/acts`, {
    kind: 'close',
    note: '已办',
  });
  assert.equal(more.status, 200, more.text);
  const { rows } = await house.owner.query(
    `select name_masked, body, town_id is not null as town, village_id from sms_message
     where template = 'objection-answered'`,
  );
  assert.deepEqual(
    rows.map(({ name_masked, town, village_id }) => [name_masked, town, village_id]),
    [['刘*映', true, null]],
  );
  assert.doesNotMatch(rows[0].body, /何应答|生意|收入/);
});

test('who signs is sealed, shown to who handles it, and on record; nobody’s address is kept anywhere', async () => {
  house.setDay('2026-03-16');
  const { listId } = await hang('冯实名');
  const form = { line: '', text: '名单上没有五保户老王。', name: '刘反映', phone: '13900000000' };
  assert.equal((await tell(`/publicity/list/${listId}/objection`, form)).status, 200);
  const [tip] = await tips();
  assert.deepEqual([tip.kind, tip.isAnonymous, tip.caseId], ['list', false, null]);
  const dump = await house.owner.query(`select to_jsonb(t)::text as row from public_tip t
    union all select to_jsonb(a)::text from audit_log a union all select to_jsonb(r)::text from public_receipt r`);
  const all = dump.rows.map(({ row }) => row).join('\n');
  assert.doesNotMatch(all, /刘反映|13900000000|五保户老王|10\.9\./);
  const { rows } = await house.owner.query(
    `select count(*)::int as n from audit_log where action = 'publication.receive' and address is not null`,
  );
  assert.equal(rows[0].n, 0);
  const shown = await house.send(clerk, 'POST', `/public-tips/${tip.id}/reveal`, {});
  assert.deepEqual([shown.body.name, shown.body.phone], ['刘反映', '13900000000']);
  const log = await house.owner.query(
    `select user_id from audit_log where action = 'publication.tip-reveal'`,
  );
  assert.deepEqual(
    log.rows.map((one) => one.user_id),
    [clerk.userId],
  );
});

test('a tip goes to the county alone, or to one township; villages and other townships read none', async () => {
  const text = '有人替去世的老人领钱。';
  const toCounty = await tell('/tips', { text: `${text}（县）`, town: '' });
  assert.equal(toCounty.status, 200, toCounty.text);
  assert.equal((await tell('/tips', { text: `${text}（镇）`, town: `${house.code}100` })).status, 200);
  const read = async (who: typeof clerk) => {
    const answer = await house.send(who, 'GET', '/public-tips?kind=tip');
    return answer.status === 200
      ? answer.body.items.map((one: { text: string }) => one.text)
      : answer.body.code;
  };
  assert.deepEqual(await read(bureau), [`${text}（镇）`, `${text}（县）`]);
  assert.deepEqual(await read(auditor), [`${text}（镇）`, `${text}（县）`]);
  assert.deepEqual(await read(clerk), [`${text}（镇）`]);
  assert.deepEqual(await read(otherTown), []);
  assert.equal(await read(village), 'http.forbidden');
  const [, county] = (await house.send(bureau, 'GET', '/public-tips?kind=tip')).body.items;
  assert.equal((await house.send(clerk, 'GET', `/public-tips/${county.id}`)).status, 404);
  const act = (who: typeof clerk, body: object) =>
    house.send(who, 'POST', `/public-tips/${county.id}/acts`, body);
  assert.equal((await act(clerk, { kind: 'note', note: '看看' })).status, 404);
  assert.equal((await act(auditor, { kind: 'note', note: '看看' })).body.code, 'http.forbidden');
  assert.equal(
    (await act(bureau, { kind: 'assign', note: '请核实', toId: newId() })).body.code,
    'publication.tip.nobody',
  );
  assert.equal((await act(bureau, { kind: 'note', note: '已经调取火化名单。' })).body.state, 'open');
  assert.equal((await act(bureau, { kind: 'answer', note: '情况属实，已经追回。' })).body.state, 'answered');
  assert.equal((await act(bureau, { kind: 'close', note: '资金已到账。' })).body.state, 'closed');
  assert.equal((await act(bureau, { kind: 'note', note: '再记' })).body.code, 'publication.tip.closed');
  const told = await receipt(codeOf(toCounty));
  assert.match(told.text, /已办结/);
  assert.match(told.text, /情况属实，已经追回/);
  assert.doesNotMatch(told.text, /火化名单|资金已到账/);
});

test('what does not fit is told at its field, what was typed is kept, and a program that fills everything in is stopped', async () => {
  const wrong = async (form: Record<string, string>, what: RegExp) => {
    const page = await tell('/tips', { text: '有人冒领。', ...form });
    assert.equal(page.status, 422);
    assert.match(page.text, what);
    return page;
  };
  await wrong({ text: '  ' }, /请写下要反映的内容/);
  await wrong({ text: '甲'.repeat(1001) }, /最多 1000 个字/);
  const kept = await wrong({ text: '他的身份证是 420299199001017776' }, /像?一样的长号码/);
  assert.match(kept.text, /aria-invalid="true"/);
  await wrong({ name: '某人420299199001017776' }, /只写姓名/);
  await wrong({ name: '甲', phone: 'call me' }, /电话号码不正确/);
  await wrong({ phone: '13900000000' }, /没有写姓名/);
  await wrong({ website: 'https://example.org' }, /页面已经失效/);
  await wrong({ key: 'short' }, /页面已经失效/);
  await wrong({ town: '999999999' }, /没有这个乡镇/);
  const quoted = await tell('/tips', { text: '<script>alert(1)</script>', name: '"><b>', phone: 'x' });
  assert.doesNotMatch(quoted.text, /<script>alert|"><b>/);
  const long = await house.visit('/tips', { text: '甲'.repeat(40_000), key: newId() });
  assert.equal(long.status, 413);
});

test('one address may tell and look so often and no more, and its counts do not tell which it is', async () => {
  const form = () => ({
    text: '同一个人反复提交。',
    key: newId(),
    website: '',
    name: '',
    phone: '',
    town: '',
  });
  const statuses = [];
  for (let i = 0; i < 13; i++) statuses.push((await house.visit('/tips', form(), '10.7.7.7')).status);
  assert.deepEqual([statuses.filter((status) => status === 200).length, statuses.at(-1)], [12, 429]);
  const looks = [];
  for (let i = 0; i < 31; i++)
    looks.push((await house.visit('/receipt', { code: 'ABCD-EFGH-JKMN' }, '10.7.7.8')).status);
  assert.deepEqual([looks[0], looks.at(-1)], [404, 429]);
  const verified = [];
  for (let i = 0; i < 31; i++)
    verified.push((await house.visit('/verify/2222-2222-2222-2222-2222', undefined, '10.7.7.9')).status);
  assert.deepEqual([verified[0], verified[29], verified.at(-1)], [404, 404, 429]);
  const counts = async () => (await house.owner.query('select key, since from door_guard')).rows;
  const hashes = ['tell|10.7.7.7', 'receipt|10.7.7.8', 'verify|10.7.7.9'].flatMap((text) =>
    ['sm3', 'sha256', 'md5'].map((name) => hash(name, text, 'hex').slice(0, 32)),
  );
  for (const { key } of await counts()) assert.ok(!hashes.includes(key.toString('hex')));
  house.setDay(Temporal.PlainDate.from(house.today()).add({ days: 1 }).toString());
  assert.equal((await house.visit('/tips', form(), '10.7.7.7')).status, 200, 'a quarter of an hour later');
  await house.visit('/receipt', { code: 'ABCD-EFGH-JKMN' }, '10.7.7.10');
  assert.ok((await counts()).length <= 3, 'and what is old is swept away');
});

test('a code that is none and one that nobody has are not told apart, and codes lie nowhere in clear', async () => {
  const sent = await tell('/tips', { text: '看看回执。', town: '' });
  const code = codeOf(sent);
  assert.match(code, /^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
  const [none, other] = [await receipt('nonsense'), await receipt('2222-2222-2222')];
  assert.deepEqual([none.status, other.status], [404, 404]);
  assert.equal(none.text, other.text);
  const { rows } = await house.owner.query(
    'select to_jsonb(t)::text as row from public_tip t union all select to_jsonb(r)::text from public_receipt r',
  );
  assert.ok(!rows.some(({ row }) => row.includes(code) || row.includes(code.replaceAll('-', ''))));
});

test('forty who send the same form at once are one objection', async () => {
  house.setDay('2026-04-07');
  const { listId } = await hang('陈并发');
  const key = newId();
  const sent = await Promise.all(
    Array.from({ length: 40 }, () =>
      tell(`/publicity/list/${listId}/objection`, { line: '1', text: '不符合条件。', key }),
    ),
  );
  assert.deepEqual(new Set(sent.map(({ status }) => status)), new Set([200]));
  assert.equal(new Set(sent.map(codeOf)).size, 1);
  assert.equal((await tips(`?listId=${listId}`)).length, 1);
});
