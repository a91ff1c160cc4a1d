/** Who looks, as the database knows it: five settings, each of which may be nonsense. */
export interface Looker {
  readonly county: string;
  readonly level: string;
  readonly place: string;
  readonly user: string;
  readonly duty: string;
}

/** A row as the proof made it: its columns by name. */
export type Row = Readonly<Record<string, unknown>>;
export type World = ReadonlyMap<string, readonly Row[]>;

export type Rule =
  | 'county'
  | 'place'
  | { readonly of: string; readonly key: string }
  | ((row: Row, looker: Looker, world: World) => boolean);

const isWide = (looker: Looker) => ['county', 'system'].includes(looker.level);
const isBusiness = (looker: Looker) => looker.duty === 'business';
const inCounty = (row: Row, looker: Looker) => looker.county !== '' && row.county_code === looker.county;
const isOwn = (row: Row, looker: Looker, column: string) => looker.user !== '' && row[column] === looker.user;
const isAt = (row: Row, looker: Looker, column: string) =>
  looker.place !== '' && row[column] === looker.place;

/** The whole law of who sees which row, in words short enough to be read beside the policies. */
export function isVisible(rule: Rule, row: Row, looker: Looker, world: World): boolean {
  if (typeof rule === 'function') return rule(row, looker, world);
  if (!inCounty(row, looker)) return false;
  if (rule === 'county') return true;
  if (rule === 'place') {
    if (!isBusiness(looker)) return false;
    if (isWide(looker)) return true;
    const column = looker.level === 'town' ? 'town_id' : 'village_id';
    return (looker.level === 'town' || looker.level === 'village') && isAt(row, looker, column);
  }
  return (isWide(looker) && isBusiness(looker)) || seesParent(rule.of, row[rule.key], row, looker, world);
}

function seesParent(table: string, id: unknown, row: Row, looker: Looker, world: World): boolean {
  const parents = world.get(table) ?? [];
  return parents.some(
    (p) =>
      p.county_code === row.county_code &&
      p.id === id &&
      isVisible(rules[table] ?? 'county', p, looker, world),
  );
}

const identity =
  (own: string): Rule =>
  (row, looker) =>
    looker.level === 'system' ||
    (inCounty(row, looker) && (['system', 'security'].includes(looker.duty) || isOwn(row, looker, own)));

/** The kind of each table. A table that is not here fails the proof: say who may see its rows. */
export const rules: Readonly<Record<string, Rule>> = {
  audit_log: (row, looker) => inCounty(row, looker) && looker.duty === 'audit',
  audit_head: 'county',
  idempotency_key: (row, looker) => inCounty(row, looker) && isOwn(row, looker, 'user_id'),
  officer_person: (row, looker) =>
    looker.level === 'system' || (inCounty(row, looker) && ['system', 'security'].includes(looker.duty)),
  app_user: identity('id'),
  password_history: identity('user_id'),
  post_holding: identity('user_id'),
  user_session: identity('user_id'),
  known_device: identity('user_id'),
  division: (row, looker, world) => {
    if (!inCounty(row, looker)) return false;
    if (isWide(looker) || row.level === 'county') return true;
    if (isAt(row, looker, 'id') || isAt(row, looker, 'town_id')) return true;
    const own = (world.get('division') ?? []).find((d) => inCounty(d, looker) && isAt(d, looker, 'id'));
    return looker.level === 'village' && row.level === 'town' && own !== undefined && row.id === own.town_id;
  },
  division_operation: 'county',
  division_change: 'county',
  division_follow: (row, looker) => inCounty(row, looker) && isWide(looker),
  division_version: { of: 'division', key: 'division_id' },
  division_alias: { of: 'division', key: 'division_id' },
  household: 'place',
  person: 'place',
  person_name_part: 'place',
  household_member: { of: 'household', key: 'household_id' },
  person_former_id: { of: 'person', key: 'person_id' },
  disability_certificate: { of: 'person', key: 'person_id' },
  bank_account: { of: 'person', key: 'person_id' },
  person_photo: { of: 'person', key: 'person_id' },
  roster_membership: 'place',
  case_file: 'place',
  case_turn: 'place',
  review_rule: 'county',
  case_calendar: 'county',
  review_due: 'place',
  case_delegation: 'county',
  case_action: { of: 'case_file', key: 'case_id' },
  publication_list: 'place',
  publication_entry: { of: 'publication_list', key: 'list_id' },
  public_list: 'county',
  public_row: 'county',
  public_receipt: 'county',
  public_tip: 'place',
  public_tip_action: { of: 'public_tip', key: 'tip_id' },
  officer_notice: (row, looker) => isOwnInPost(row, looker),
  sms_message: 'place',
  sms_opt_out: 'county',
  webhook_subscription: isAdministration,
  webhook_event: isAdministration,
  webhook_delivery: isAdministration,
  webhook_try: isAdministration,
  external_system: isAdministration,
  system_key: isAdministration,
  case_draft: (row, looker) => inCounty(row, looker) && isOwn(row, looker, 'user_id'),
  door_guard: (row, looker) => inCounty(row, looker) && looker.duty === 'security',
  application: (row, looker, world) =>
    isVisible('place', row, looker, world) ||
    (inCounty(row, looker) && looker.level === 'public' && isAt(row, looker, 'id')),
  what_if_check: (row, looker) =>
    inCounty(row, looker) &&
    (looker.level === 'system' ||
      (isBusiness(looker) &&
        row.level === looker.level &&
        (row.level === 'county' || isAt(row, looker, 'place_id')))),
  pay_run: 'county',
  pay_line: 'place',
  pay_finding: isCountyWork,
  pay_signature: { of: 'pay_run', key: 'run_id' },
  pay_bank: isCountyWork,
  pay_bank_end: isCountyWork,
  pay_batch: isCountyWork,
  pay_batch_part: isCountyWork,
  pay_batch_line: isCountyWork,
  pay_batch_item: isCountyWork,
  pay_return: isCountyWork,
  pay_return_part: isCountyWork,
  pay_result: isCountyWork,
  pay_return_finding: isCountyWork,
  pay_return_finding_end: isCountyWork,
  pay_left: isCountyWork,
  pay_run_sum: isCountyWork,
  pay_publicity: { of: 'pay_run', key: 'run_id' },
  pay_told: { of: 'pay_run', key: 'run_id' },
  pay_home: 'county',
  pay_home_end: 'county',
  pay_agreement: { of: 'award', key: 'award_id' },
  pay_agreement_end: { of: 'pay_agreement', key: 'agreement_id' },
  pay_agreement_over: { of: 'pay_agreement', key: 'agreement_id' },
  pay_warning: isCountyWork,
  pay_warning_over: isCountyWork,
  adjustment: isCountyWork,
  adjustment_line: isCountyWork,
  recovery: { of: 'award', key: 'award_id' },
  recovery_month: { of: 'recovery', key: 'recovery_id' },
  recovery_instalment: { of: 'recovery', key: 'recovery_id' },
  recovery_receipt: { of: 'recovery', key: 'recovery_id' },
  recovery_remission: { of: 'recovery', key: 'recovery_id' },
  recovery_remission_end: { of: 'recovery_remission', key: 'remission_id' },
  recovery_remission_part: { of: 'recovery', key: 'recovery_id' },
  award_opening: isCountyWork,
  award_opening_line: isCountyWork,
  relief_grant: 'place',
  campaign: 'county',
  campaign_class: 'county',
  campaign_line: 'place',
  campaign_receipt: { of: 'campaign_line', key: 'line_id' },
  medical_hospital: isCountyWork,
  medical_hospital_account: isCountyWork,
  medical_settlement: isCountyWork,
  medical_reversal: isCountyWork,
  medical_clearing: isCountyWork,
  medical_clearing_line: isCountyWork,
  medical_clearing_end: isCountyWork,
  award: 'place',
  award_change: { of: 'award', key: 'award_id' },
  award_member: { of: 'award', key: 'award_id' },
  award_finding: { of: 'award', key: 'award_id' },
  award_rule_run: 'county',
  award_span: { of: 'award', key: 'award_id' },
  award_state: { of: 'award', key: 'award_id' },
  ledger_asset: 'county',
  ledger_purpose: 'county',
  ledger_account: 'place',
  ledger_head: { of: 'ledger_account', key: 'account_id' },
  ledger_posting: { of: 'ledger_account', key: 'account_id' },
  ledger_month: { of: 'ledger_account', key: 'account_id' },
  ledger_day: { of: 'ledger_account', key: 'account_id' },
  ledger_hold: { of: 'ledger_account', key: 'account_id' },
  ledger_open_hold: { of: 'ledger_account', key: 'account_id' },
  ledger_closing: { of: 'ledger_account', key: 'account_id' },
  ledger_hold_end: { of: 'ledger_hold', key: 'hold_id' },
  ledger_leg: (row, looker, world) =>
    (inCounty(row, looker) && isWide(looker) && isBusiness(looker)) ||
    ['from_account', 'to_account'].some((side) =>
      seesParent('ledger_account', row[side], row, looker, world),
    ),
  ledger_transfer: (row, looker, world) =>
    (inCounty(row, looker) && isWide(looker) && isBusiness(looker)) ||
    (world.get('ledger_posting') ?? []).some(
      (posting) =>
        posting.county_code === row.county_code &&
        posting.transfer_id === row.id &&
        isVisible({ of: 'ledger_account', key: 'account_id' }, posting, looker, world),
    ),
  fund: 'county',
  fund_share: { of: 'ledger_account', key: 'account_id' },
  fund_order: isCountyWork,
  fund_order_line: isCountyWork,
  fund_order_end: isCountyWork,
  fund_plan: isCountyWork,
  visit_plan: 'place',
  visit_plan_item: { of: 'visit_plan', key: 'plan_id' },
  visit: 'place',
  visit_member: { of: 'visit', key: 'visit_id' },
  visit_action: { of: 'visit', key: 'visit_id' },
  visit_finding: 'place',
  paper: (row, looker, world) => seesPaper(row, looker, world),
  paper_withdrawal: { of: 'paper', key: 'paper_id' },
  paper_part: (row, looker, world) =>
    (world.get('paper') ?? []).some(
      (p) =>
        p.county_code === row.county_code &&
        p.content_sha256 === row.content_sha256 &&
        seesPaper(p, looker, world),
    ),
  document_counter: 'county',
  result_document: 'place',
  document_event: { of: 'result_document', key: 'document_id' },
  household_facts: { of: 'household', key: 'household_id' },
  member_facts: { of: 'household', key: 'household_id' },
  fact_change: (row, looker, world) => {
    if (!inCounty(row, looker)) return false;
    if (isWide(looker) && isBusiness(looker)) return true;
    const kind = String(row.subject_kind);
    return ['person', 'household'].includes(kind) && seesParent(kind, row.subject_id, row, looker, world);
  },
  record_origin: (row, looker) => inCounty(row, looker) && isBusiness(looker),
  duplicate_run: (row, looker) => inCounty(row, looker) && isWide(looker) && isBusiness(looker),
  duplicate_pair: (row, looker) => inCounty(row, looker) && isWide(looker) && isBusiness(looker),
  job: (_row, looker) => looker.level === 'system',
  data_import: 'place',
  import_file_part: { of: 'data_import', key: 'import_id' },
  import_page: { of: 'data_import', key: 'import_id' },
  import_row: { of: 'data_import', key: 'import_id' },
  import_plain: { of: 'data_import', key: 'import_id' },
  import_mapping: 'county',
  export_file: (row, looker) => isOwnInPost(row, looker),
  export_chunk: (row, looker, world) =>
    (world.get('export_file') ?? []).some(
      (f) => f.county_code === row.county_code && f.id === row.export_id && isOwnInPost(f, looker),
    ),
};

/** The tables whose rows own papers; each has called `app.protect_papers`. */
export const paperOwners: Readonly<Record<string, string>> = {
  case: 'case_file',
  visit: 'visit',
  publication: 'publication_list',
  application: 'application',
  'campaign-line': 'campaign_line',
  'pay-agreement': 'pay_agreement',
};

function seesPaper(row: Row, looker: Looker, world: World): boolean {
  const table = paperOwners[String(row.owner_kind)];
  if (table === undefined || !inCounty(row, looker)) return false;
  return (isWide(looker) && isBusiness(looker)) || seesParent(table, row.owner_id, row, looker, world);
}

function isCountyWork(row: Row, looker: Looker): boolean {
  return inCounty(row, looker) && isWide(looker) && isBusiness(looker);
}

function isAdministration(row: Row, looker: Looker): boolean {
  return looker.level === 'system' || (inCounty(row, looker) && looker.duty === 'system');
}

function isOwnInPost(row: Row, looker: Looker): boolean {
  if (!inCounty(row, looker)) return false;
  if (looker.level === 'system') return true;
  return (
    isOwn(row, looker, 'user_id') &&
    row.level === looker.level &&
    row.duty === looker.duty &&
    (row.level === 'county' || isAt(row, looker, 'place_id'))
  );
}
