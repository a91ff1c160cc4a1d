/**
 * What hangs on a place, declared once. A preview counts it, an act carries it along, an undo puts it back.
 * A mechanism whose rows belong to a place adds one entry here. Names are SQL identifiers of ours.
 */
export interface Hanging {
  /** How `division_follow` and the texts of the pages call it. */
  readonly subjectKind: string;
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
    table: 'household',
    placed: 'village',
    example: 't.head_name',
    household: 't.id',
  },
  {
    subjectKind: 'person',
    table: 'person',
    placed: 'village',
    example: 't.name',
    household: 't.household_id',
    copies: [{ table: 'person_name_part', key: 'person_id' }],
  },
  {
    subjectKind: 'membership',
    table: 'roster_membership',
    placed: 'village',
    example: 't.roster',
    household:
      '(select p.household_id from person p where p.county_code = t.county_code and p.id = t.person_id)',
  },
  {
    subjectKind: 'post',
    table: 'post_holding',
    placed: 'place',
    example: 't.post',
    standing: 't.held_to is null',
  },
];
