import assert from 'node:assert/strict';
import { type Actor, type Id, newId, sql, systemActor } from '../../../platform/base/index.ts';
import type { Pair } from '../../../platform/testing/interleavings.ts';
import { family } from '../../handbook/law/example-facts.ts';
import { form, materials, openCaseHouse } from './case-house.ts';

/** A case as it waits for its decision, and what two officers have on their screens. */
interface World {
  readonly id: Id;
  readonly personId: Id;
  readonly lastNo: number;
  readonly reviewNo: number;
}

const facts = family(
  {},
  { birthDate: '1975-03-02', relation: 'self', wageIncome: '12000 元/年' },
  { birthDate: '1978-07-21', relation: 'spouse' },
);

/** A house with one case before its acceptance and one before its decision, of which each schedule gets a copy. */
export async function openCasePairs() {
  const house = await openCaseHouse();
  const { village, clerk, clerk2, bureau2, director } = house.people;
  const other: Actor = { ...director, userId: newId(), userName: '局负责人乙' };
  const delegating: Actor = {
    ...director,
    permissions: new Set([...director.permissions, 'cases.delegate']),
  };
  await house.openAccounts();
  const program = systemActor(house.county.code, 'test');
  const act = (who: Actor, id: Id, kind: string, step?: string, record: object = {}, lastNo?: number) =>
    house.send(who, 'POST', `/cases/${id}/acts`, {
      ...{ kind, record },
      ...(step ? { step } : {}),
      ...(lastNo === undefined ? {} : { lastNo }),
    });
  const codeOf = ({ status, body }: { status: number; body: { code?: string } }): string =>
    status === 200 ? 'done' : status >= 500 ? `failed: ${status}` : (body.code ?? `${status}`);
  const does = async (who: Actor, id: Id, kind: string, step?: string, record: object = {}) =>
    assert.equal(codeOf(await act(who, id, kind, step, record)), 'done', `${kind} ${step}`);

  async function begin(): Promise<Id> {
    house.setDay('2025-03-03');
    const [personId] = await house.addFamilies(1);
    const answer = await house.send(clerk2, 'POST', '/cases', {
      ...{ matter: 'minimum-living', personId, form, materials },
    });
    return answer.body.id;
  }

  async function upToDecision(): Promise<Id> {
    const id = await begin();
    await does(clerk2, id, 'accept');
    await does(clerk2, id, 'complete', 'request-check', { persons: 2 });
    await does(bureau2, id, 'complete', 'check', { reportNo: 'HD-1', found: ['无'] });
    const visit = await house.visitedBy(clerk, id, 'visit', { visitedOn: '2025-03-03' });
    await does(clerk, id, 'complete', 'visit', visit);
    await does(village, id, 'confirm', 'visit');
    await does(clerk2, id, 'complete', 'calculate', { facts });
    await does(clerk2, id, 'opine', 'opinion', { agree: true });
    await house.hangs(clerk2, id);
    house.setDay('2025-03-12');
    await does(clerk2, id, 'complete', 'publicity', { result: '无异议' });
    await does(bureau2, id, 'complete', 'review', { visit: 'none' });
    return id;
  }

  /** The same acts, on another family: what took a second through the program takes a few statements. */
  async function copyOf(caseId: Id): Promise<World> {
    const [personId = ''] = await house.addFamilies(1);
    const id = newId();
    const { owner, county } = house;
    const { rows: people } = await owner.query('select household_id from person where id = $1', [personId]);
    const columns = async (table: string, without: readonly string[]): Promise<string> => {
      const { rows } = await owner.query<{ name: string }>(
        `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
           and attgenerated = '' and attidentity = '' and not attname = any ($2)`,
        [table, without],
      );
      return rows.map(({ name }) => name).join(', ');
    };
    const file = await columns('case_file', ['id', 'case_no', 'person_id', 'household_id']);
    await owner.query(
      `insert into case_file (id, case_no, person_id, household_id, ${file})
       select $1, $2, $3, $4, ${file} from case_file where county_code = $5 and id = $6`,
      [id, `N${id.slice(-12)}`, personId, people[0].household_id, county.code, caseId],
    );
    for (const table of ['case_action', 'case_turn']) {
      const rest = await columns(table, ['case_id']);
      await owner.query(
        `insert into ${table} (case_id, ${rest}) select $1, ${rest} from ${table} where county_code = $2 and case_id = $3`,
        [id, county.code, caseId],
      );
    }
    const { rows } = await owner.query<{ last: number; review: number | null }>(
      `select max(no) as last, max(no) filter (where step = 'review') as review from case_action where case_id = $1`,
      [id],
    );
    await owner.query('delete from case_delegation');
    return { id, personId, lastNo: rows[0]?.last ?? 0, reviewNo: rows[0]?.review ?? 0 };
  }

  const look = async ({ id, personId }: World): Promise<string> => {
    const row = await house.db.read(program, (reader) =>
      reader.get<object>(sql`select
        (select f.phase || '/' || coalesce(f.is_granted::text, '') || '/' || coalesce(f.amount_fen::text, '') || '/'
            || f.turns::text from case_file f where f.id = ${id}) as file,
        (select string_agg(a.kind || ':' || coalesce(a.step, '') || ':' || coalesce(a.record ->> 'granted', '') || ':'
            || (a.record ? 'delegation'), ',' order by a.no) from case_action a where a.case_id = ${id}) as acts,
        (select count(*)::text from case_turn t where t.case_id = ${id}) as turns,
        (select count(*)::text from award w where w.person_id = ${personId}) as awards,
        (select string_agg(s.state || ':' || s.amount_fen, ',') from award w join award_state s
          on s.county_code = w.county_code and s.award_id = w.id where w.person_id = ${personId}) as states,
        (select count(*)::text from case_delegation) as delegations,
        (select coalesce(p.died_on::text, 'alive') from person p where p.id = ${personId}) as person`),
    );
    return JSON.stringify(row);
  };

  /** No step has been decided twice, and whoever was refused was told so in words. */
  const check = async ({ id }: World, answers: readonly string[]): Promise<void> => {
    const { rows } = await house.owner.query(
      `select step from case_action a where case_id = $1 and kind = 'decide'
         and not exists (select from case_action r where r.case_id = a.case_id and r.kind = 'reverse'
           and (r.record ->> 'no')::integer = a.no)
       group by step having count(*) > 1`,
      [id],
    );
    assert.deepEqual(rows, [], 'a step was decided twice');
    assert.ok(answers.includes('done'), `nobody got on: ${answers.join()}`);
    assert.ok(
      answers.every((answer) => answer === 'done' || /^[a-z]+(\.[a-z-]+)+$/.test(answer)),
      answers.join(),
    );
  };

  type Act = (world: World) => Promise<string>;
  const decides =
    (who: Actor, isGranted: boolean): Act =>
    async ({ id, lastNo }) => {
      const record = isGranted ? { granted: true } : { granted: false, reason: '收入超过标准' };
      return codeOf(await act(who, id, 'decide', 'decide', record, lastNo));
    };
  const withdraws: Act = async ({ id, lastNo }) =>
    codeOf(await act(clerk, id, 'withdraw', undefined, { reason: '申请人自愿撤回' }, lastNo));
  const takesBack: Act = async ({ id, lastNo, reviewNo }) =>
    codeOf(await act(bureau2, id, 'reverse', undefined, { no: reviewNo, reason: '复核有误' }, lastNo));
  const returns: Act = async ({ id, lastNo }) =>
    codeOf(await act(director, id, 'return', undefined, { toStep: 'calculate', reason: '重新核算' }, lastNo));
  const accepts: Act = async ({ id, lastNo }) =>
    codeOf(await act(clerk2, id, 'accept', undefined, {}, lastNo));
  const delegates: Act = async () =>
    codeOf(
      await house.send(delegating, 'POST', '/delegations', {
        ...{ matter: 'minimum-living', townIds: [house.county.towns[0].id], fromOn: '2025-03-12' },
        document: '冶民发〔2025〕3号',
      }),
    );
  const dies: Act = async ({ personId }) => {
    await house.db.change(program, (tx) =>
      tx.run(sql`update person set died_on = '2025-03-11', version = version + 1
        where county_code = ${house.county.code} and id = ${personId} and died_on is null`),
    );
    return 'done';
  };

  const waiting = await begin();
  const ready = await upToDecision();
  const pair = (name: string, first: Act, second: Act, of = ready): Pair<World> => ({
    name,
    ...{ prepare: () => copyOf(of), acts: [first, second], look, check },
  });
  const pairs: readonly Pair<World>[] = [
    pair('approve / approve', decides(director, true), decides(other, true)),
    pair('approve / reject', decides(director, true), decides(other, false)),
    pair('approve / withdraw', decides(director, true), withdraws),
    pair('approve / what it stands on is taken back', decides(director, true), takesBack),
    pair('approve / sent back', decides(director, true), returns),
    pair('approve / death told', decides(director, true), dies),
    pair('delegate / accept', delegates, accepts, waiting),
    pair('accept / withdraw', accepts, withdraws, waiting),
  ];
  /** The lock on the file taken out of every act: what the kit has to find. */
  const unlocked: Pair<World> = {
    ...pair('approve without a lock / withdraw', decides(director, true), withdraws),
    rewrite: (text) => (text.includes('from case_file') ? text.replace(' for update', '') : text),
  };
  return { house, pairs, unlocked, act, codeOf, copyReady: () => copyOf(ready) };
}
