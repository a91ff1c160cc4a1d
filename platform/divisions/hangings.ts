import type { Language } from '../base/index.ts';

/**
 * How rows of a table name their place: SQL over the row `t` and, to set it, over the place `d` that it moves to.
 * `village`: village_id and, beside it, the village's town_id. `place`: place_id, of any level. `area`: village_id
 * with its town_id, town_id alone, or neither. `actor`: who asked, as they stood then.
 */
export const placements = {
  village: { key: 't.village_id', set: 'village_id = d.id, town_id = d.town_id' },
  place: { key: 't.place_id', set: 'place_id = d.id' },
  area: {
    key: 'coalesce(t.village_id, t.town_id)',
    set: `village_id = case when d.level = 'village' then d.id end, town_id = coalesce(d.town_id, d.id)`,
  },
  actor: {
    key: `(t.actor ->> 'placeId')::uuid`,
    set: `actor = jsonb_set(t.actor, '{placeId}', to_jsonb(d.id::text))`,
  },
} as const;

/** What follows its place when that changes. Names are SQL identifiers of ours. */
export interface Follower {
  /** How `division_follow` calls it. */
  readonly subjectKind: string;
  readonly table: string;
  readonly placed: keyof typeof placements;
  /** SQL over `t`: what belongs to the past, hangs no longer and stays where it was. */
  readonly standing?: string;
  /** SQL over `t` that gives its household, by which a village is split. */
  readonly household?: string;
  /** Tables that repeat the place of their subject: their key to it. */
  readonly copies?: readonly { readonly table: string; readonly key: string }[];
}

/**
 * What hangs on a place, declared once. A preview counts it, an act carries it along, an undo puts it back, and is
 * refused when more of it came. A mechanism whose rows belong to a place adds one entry here or to `companions`.
 */
export interface Hanging extends Follower {
  /** How a refusal calls it. */
  readonly words: Readonly<Record<Language, string>>;
  /** SQL over `t` that tells somebody which row it is, without secrets. */
  readonly example: string;
}

export const hangings: readonly Hanging[] = [
  {
    subjectKind: 'household',
    words: { zh: '家庭', en: 'households' },
    table: 'household',
    placed: 'village',
    example: 't.head_name',
    household: 't.id',
  },
  {
    subjectKind: 'person',
    words: { zh: '人员', en: 'people' },
    table: 'person',
    placed: 'village',
    example: 't.name',
    household: 't.household_id',
    copies: [{ table: 'person_name_part', key: 'person_id' }],
  },
  {
    subjectKind: 'membership',
    words: { zh: '名册成员', en: 'roster memberships' },
    table: 'roster_membership',
    placed: 'village',
    example: '(select p.name from person p where p.county_code = t.county_code and p.id = t.person_id)',
    household:
      '(select p.household_id from person p where p.county_code = t.county_code and p.id = t.person_id)',
  },
  {
    subjectKind: 'case',
    words: { zh: '办件', en: 'cases' },
    table: 'case_file',
    placed: 'village',
    example: 't.applicant_name',
    household: 't.household_id',
    copies: [
      { table: 'case_turn', key: 'case_id' },
      { table: 'result_document', key: 'case_id' },
    ],
  },
  {
    subjectKind: 'visit',
    words: { zh: '走访', en: 'visits' },
    table: 'visit',
    placed: 'village',
    example: 't.name',
    household: `case when t.subject_kind = 'household' then t.subject_id end`,
    copies: [{ table: 'visit_finding', key: 'visit_id' }],
  },
  {
    subjectKind: 'post',
    words: { zh: '任职', en: 'posts' },
    table: 'post_holding',
    placed: 'place',
    example: '(select u.name from app_user u where u.county_code = t.county_code and u.id = t.user_id)',
    standing: 't.held_to is null',
  },
];

/**
 * What goes along unnoticed: the work of officers, which they find again in the place that their post goes to. No
 * preview counts it, and no undo is refused for it.
 */
export const companions: readonly Follower[] = [
  { subjectKind: 'import', table: 'data_import', placed: 'area' },
  { subjectKind: 'visit-plan', table: 'visit_plan', placed: 'area' },
  {
    subjectKind: 'publication',
    table: 'publication_list',
    placed: 'village',
    copies: [{ table: 'public_list', key: 'id' }],
  },
  { subjectKind: 'tip', table: 'public_tip', placed: 'area' },
  { subjectKind: 'what-if-check', table: 'what_if_check', placed: 'place' },
  {
    subjectKind: 'export',
    table: 'export_file',
    placed: 'place',
    standing: `t.state in ('waiting', 'running', 'done')`,
  },
  { subjectKind: 'notice', table: 'officer_notice', placed: 'place' },
  { subjectKind: 'sms', table: 'sms_message', placed: 'area' },
  { subjectKind: 'webhook', table: 'webhook_subscription', placed: 'place' },
  { subjectKind: 'external-system', table: 'external_system', placed: 'place' },
  { subjectKind: 'application', table: 'application', placed: 'village' },
  { subjectKind: 'award', table: 'award', placed: 'village', household: 't.household_id' },
  { subjectKind: 'campaign-line', table: 'campaign_line', placed: 'village', household: 't.household_id' },
  { subjectKind: 'relief', table: 'relief_grant', placed: 'village', household: 't.household_id' },
  // The money of a township that is merged is the merged one's; what was posted stays with its account.
  { subjectKind: 'ledger-account', table: 'ledger_account', placed: 'area' },
  // An open job acts in the place where its officer was: it would go on with the sight of a place that is gone.
  { subjectKind: 'job', table: 'job', placed: 'actor', standing: `t.state in ('waiting', 'running')` },
];

/** Hangings and companions: all that an act carries and an undo puts back. */
export const followers: readonly Follower[] = [...hangings, ...companions];
