import type { Language } from '../base/index.ts';

/**
 * What hangs on a place, declared once. A preview counts it, an act carries it along, an undo puts it back.
 * A mechanism whose rows belong to a place adds one entry here. Names are SQL identifiers of ours.
 */
export interface Hanging {
  /** How `division_follow` calls it. */
  readonly subjectKind: string;
  /** How a refusal calls it. */
  readonly words: Readonly<Record<Language, string>>;
  readonly table: string;
  /** `village`: village_id and, beside it, the village's town_id. `place`: place_id, of any level. */
  readonly placed: 'village' | 'place';
  /** SQL over `t` that tells somebody which row it is, without secrets. */
  readonly example: string;
  /** SQL over `t`: what belongs to the past, hangs no longer and stays where it was. */
  readonly standing?: string;
  /** SQL over `t` that gives its household, by which a village is split. */
  readonly household?: string;
  /** Tables that repeat the place of their subject: their key to it. */
  readonly copies?: readonly { readonly table: string; readonly key: string }[];
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
    subjectKind: 'post',
    words: { zh: '任职', en: 'posts' },
    table: 'post_holding',
    placed: 'place',
    example: '(select u.name from app_user u where u.county_code = t.county_code and u.id = t.user_id)',
    standing: 't.held_to is null',
  },
];
