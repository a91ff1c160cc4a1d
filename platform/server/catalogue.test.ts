import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { createTestDatabase } from '../testing/database.ts';

/** Tables without row-level security, each with its reason. Whoever adds one signs for it. */
const OPEN_TABLES: Readonly<Record<string, string>> = {
  county: 'which counties there are is no secret',
  migration: 'of the owner alone',
  installation: 'of the owner alone',
};
/** Functions that run with the owner's rights, each with what it may do with them. */
const OWNERS_FUNCTIONS: Readonly<Record<string, string>> = {
  know_parents:
    'refuses rows of a statement whose parent is not there, as a foreign key would; tells nothing back',
  know_parent: 'the same for one row that is given another parent',
  award_change_counted: 'holds back whoever asks how far changes of awards are committed, until they are',
  award_changes_through:
    'tells the highest number of changes of awards that are committed in the county of whoever asks',
  pay_run_open: 'refuses to touch what is frozen; not to be called by the program',
  pay_rows_touched: 'refuses to touch the lines and findings of a run that is frozen',
  pay_run_step: 'lets a run go only where it may, and be signed by two',
  pay_items_added: 'refuses to send a line of a roll again that has not failed',
  pay_results_added: 'refuses to settle a line of a file twice',
  pay_lines_left: 'refuses to leave a line that did not come back',
  pay_run_bank: 'refuses to end a run of which something is open',
  pay_run_sums: 'keeps what the lines of a run add up to when it ends',
  pay_ended_stays: 'refuses words on lines of a run that has ended',
  campaign_stands: 'refuses to touch the list of a campaign that was approved',
  medical_lines_stay: 'refuses to take lines out of a clearing that was paid',
  medical_systems: 'ids and names of the systems that may hand bills in, to officers of the county',
  told_lately: 'counts messages of one kind to one number since a moment; tells nothing but how many',
  award_follow: 'writes what follows from what was said of awards; tells nothing back',
  adjustment_stays: 'refuses to change what was adopted',
  recovery_adds_up: 'refuses instalments that are not what was paid too much',
  recovery_settles: 'refuses to let an instalment come in and be remitted as well',
  recovery_remits: 'refuses to remit what was not confirmed, or another sum',
  award_opening_stays: 'refuses to touch the lines of an opening that has ended',
  ledger_open: 'gives a new account its head',
  ledger_book: 'writes what follows from legs, and refuses what does not go; tells nothing back',
  ledger_moves: 'refuses a transfer without legs',
  ledger_set_aside: 'counts a hold into the head of its account',
  ledger_set_free: 'takes a hold that ended out of it again',
  ledger_expire: 'ends holds whose time is over; not to be called by the program',
  ledger_close: 'shuts an account that is empty',
  ledger_wait: 'locks the head of one account of the own county, and changes nothing',
  verify_document: 'of a document by its unguessable code: what it is, a masked name, and whether it holds',
  note_job_progress: 'counts the tries of an own running job from here, and tells nothing',
  audit_head_lock: 'locks and tells the last link of the own chain',
  audit_head_follow: 'moves the head behind an appended row',
  one_duty: 'looks at all posts of one person',
  person_stays: 'refuses another person for an account that has held a post',
  two_persons: 'refuses a row that one person makes and checks with two accounts; tells nothing back',
  pay_signed_by_two: 'refuses the second signature of one person on a roll',
  pay_decided_by_another: 'refuses decisions on a file by the person who made it',
  award_opening_by_another: 'refuses to open what the same person settled',
  same_person: 'whether two accounts are of one person; not to be called by the program',
  other_accounts: 'ids of the other accounts of the persons behind accounts of the county; not who they are',
  who_acts: 'whether account and post of whoever writes still stand, and their other accounts',
  case_kin: 'which of the accounts asked with are near to the family of a case; not how',
  officers_here: 'names and posts of the officers of one’s own office',
  place_town: 'the township of one’s own village',
  place_name_on: 'names of places of the own county',
  refresh_money_statistics: 'figures for the planner; tells nothing back',
  refresh_fact_statistics: 'figures for the planner; tells nothing back',
  refresh_statistics: 'figures for the planner; tells nothing back',
  publication_follow: 'takes a line off a public list whose case does not hang any more',
  publication_without_dead: 'takes the name of the dead off public lists',
  publication_answered: 'tells the receipt of an objection that its case has answered it',
  note_duplicates:
    'writes findings for the county about people whom the asker cannot see; tells nothing back',
  visitors: 'names and posts of the officers whom one may send on a visit',
  forget_begun_applications: 'deletes drafts that nobody sent for a day, and their papers',
  door_try: 'counts tries by hashed keys; tells the counts of the keys asked with',
  door_forgive: 'takes back one count',
  behind_code: 'ids of what stands behind a code, for whoever brings the keyed hash of the last four as well',
  case_behind: 'matter, place and phase of the case behind a code and the last four',
  acts_behind: 'acts of that case without who did them',
  documents_behind: 'titles, numbers and days of the documents of that case',
  sendings_behind: 'what the public sent for that case',
  looks_at:
    'office, post and kind of act on the record behind a code, the last four and the day of birth; no name',
  keep_review_due: 'writes when whom a roll names is looked at again; not to be called by the program',
  keep_review_rules: 'what the law asks of the rolls of the own county; tells only whether it has changed',
  review_due_follows: 'lets that follow a change of a roster; tells nothing back',
  review_due_decides: 'lets that follow a decision; tells nothing back',
  tell_limits: 'counts of late cases to the officers whose turn they are; tells nothing back but how many',
  put_notices: 'tells officers by their posts; tells nothing back but how many',
  emit_events: 'keeps events for whoever listens; tells nothing back but how many',
  stay_overlaps: 'yes or no about a person whom the asker may change',
};

const database = await createTestDatabase();
const owner = new pg.Client({ connectionString: database.ownerUrl });
const app = new pg.Client({ connectionString: database.appUrl });
await owner.connect();
await app.connect();
after(async () => {
  await owner.end();
  await app.end();
  await database.drop();
});

const SCHEMAS = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname !~ '^pg_temp'`;
interface Table {
  name: string;
  schema: string;
  guarded: boolean;
  forced: boolean;
  readable: boolean;
}
const { rows: tables } = await owner.query<Table>(`select c.relname as name, n.nspname as schema,
    c.relrowsecurity as guarded, c.relforcerowsecurity as forced,
    has_table_privilege('minzheng_app', c.oid, 'select') as readable
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'f', 'm') and ${SCHEMAS} order by 1`);
const ours = tables.filter((table) => table.schema === 'public');

test('every table is guarded, also from its owner, or stands on the signed list', () => {
  assert.ok(ours.length > 20);
  for (const table of ours) {
    if (table.name in OPEN_TABLES) continue;
    assert.ok(table.guarded && table.forced, `${table.name} has no forced row-level security`);
  }
  for (const name of Object.keys(OPEN_TABLES))
    assert.ok(
      ours.some((t) => t.name === name),
      `${name} is gone`,
    );
});

test('a table outside our schema is out of the program’s reach', () => {
  for (const table of tables.filter((t) => t.schema !== 'public')) {
    assert.ok(!table.readable || table.guarded, `${table.schema}.${table.name}`);
  }
});

test('the program’s role owns nothing, steps around nothing, and can empty or alter no table', async () => {
  const { rows } = await app.query(`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles
    where rolname in (current_user, 'minzheng_app')`);
  const none = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false };
  assert.deepEqual(rows, [none, none]);
  const owned = await owner.query(
    `select c.oid::regclass from pg_class c
    join pg_roles r on r.oid = c.relowner where r.rolname in ('minzheng_app', $1)`,
    [new URL(database.appUrl).username],
  );
  assert.deepEqual(owned.rows, []);
  for (const table of ours) {
    for (const right of ['truncate', 'references', 'trigger', 'maintain']) {
      const sql = `select has_table_privilege('minzheng_app', $1::regclass, $2) as has`;
      const { rows: found } = await owner.query(sql, [table.name, right]);
      assert.equal(found[0].has, false, `${right} on ${table.name}`);
    }
  }
});

test('what history and the log keep cannot be changed or deleted by the program', async () => {
  for (const table of [
    'audit_log',
    'officer_person',
    'award_change',
    'award_member',
    'award_span',
    'award_state',
    'ledger_transfer',
    'ledger_leg',
    'ledger_posting',
    'ledger_head',
    'ledger_day',
    'ledger_month',
    'fund',
    'fund_share',
    'fund_order',
    'fund_order_line',
    'fund_order_end',
    'fund_plan',
    'campaign_class',
    'campaign_receipt',
    'medical_settlement',
    'medical_reversal',
    'medical_clearing',
    'medical_clearing_end',
    'pay_bank',
    'pay_bank_end',
    'pay_batch',
    'pay_batch_part',
    'pay_batch_line',
    'pay_batch_item',
    'pay_return',
    'pay_return_part',
    'pay_result',
    'pay_return_finding',
    'pay_return_finding_end',
    'pay_left',
    'pay_run_sum',
    'pay_publicity',
    'pay_told',
    'pay_home',
    'pay_home_end',
    'pay_agreement',
    'pay_agreement_end',
    'pay_agreement_over',
    'pay_warning',
    'pay_warning_over',
    'ledger_hold',
    'ledger_hold_end',
    'ledger_open_hold',
    'ledger_closing',
    'ledger_asset',
    'ledger_purpose',
    'case_action',
    'fact_change',
    'record_origin',
    'visit_action',
    'paper',
    'paper_part',
    'paper_withdrawal',
    'document_event',
    'visit_plan_item',
    'idempotency_key',
    'password_history',
    'division_operation',
  ]) {
    for (const right of ['update', 'delete']) {
      const { rows } = await owner.query(
        `select has_any_column_privilege('minzheng_app', $1::regclass, 'update')
        and $2 = 'update' or $2 = 'delete' and has_table_privilege('minzheng_app', $1::regclass, 'delete') as has`,
        [table, right],
      );
      assert.equal(rows[0].has, false, `${right} on ${table}`);
    }
  }
});

test('no policy is for everybody, and each names its role', async () => {
  const { rows } = await owner.query(`select tablename, policyname, roles::text[] as roles from pg_policies`);
  for (const policy of rows) {
    const isNamed = policy.roles.length === 1 && policy.roles[0] !== 'public';
    assert.ok(isNamed, `${policy.tablename}.${policy.policyname} is for ${policy.roles}`);
  }
});

test('every view looks with the eyes of whoever asks', async () => {
  const { rows } =
    await owner.query(`select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'v' and ${SCHEMAS} and not coalesce(c.reloptions @> '{security_invoker=true}', false)`);
  assert.deepEqual(rows, []);
});

test('functions with the owner’s rights are signed for, and no temporary table can lead them astray', async () => {
  const { rows } = await owner.query<{ name: string; config: string[] | null }>(`select p.proname as name,
      p.proconfig as config from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and ${SCHEMAS}`);
  for (const { name, config } of rows) {
    assert.ok(name in OWNERS_FUNCTIONS, `${name} runs with the owner's rights and is not signed for`);
    const path = config?.find((line) => line.startsWith('search_path='));
    assert.match(path ?? '', /, pg_temp$/, `${name}: pg_temp must come last`);
  }
});
