import type { Problem } from '../../engine/index.ts';
import type { Reason } from '../../engine/matters/index.ts';
import type { Outcome, Refusal } from '../base/index.ts';
import { refuse } from '../base/index.ts';
import type { ActionRow } from './rows.ts';

type Refused = Extract<Outcome<never>, { ok: false }>;

/** What happened last, so that whoever came second knows it. */
const lastOf = (last: ActionRow | undefined): Refusal['facts'] => ({
  who: last?.by_name ?? '',
  act: last?.kind ?? '',
  step: last?.step ?? '',
  on: last?.on_day ?? '',
});

/** Why an act is refused, in the words of the catalogue. */
export function refuseReason(reason: Reason, last: ActionRow | undefined): Refused {
  const facts = lastOf(last);
  switch (reason) {
    case 'wrong-phase':
    case 'wrong-step':
      return refuse('cases.act.not-now', facts);
    case 'wrong-post':
      return refuse('cases.act.not-yours', facts);
    case 'recused':
      return refuse('cases.act.recused', facts);
    case 'own-family':
      return refuse('cases.act.own-family', facts);
    case 'held-by-other':
      return refuse('cases.act.held', facts);
    case 'has-investigated':
      return refuse('cases.act.investigated', facts);
    case 'has-acted-before':
      return refuse('cases.act.involved', facts);
    case 'same-person':
      return refuse('cases.act.same-person', facts);
    case 'told-already':
      return refuse('cases.act.told-already', facts);
    case 'not-ripe':
      return refuse('cases.act.not-ripe', facts);
    case 'objection-open':
      return refuse('cases.act.objection-open', facts);
    case 'no-objection':
      return refuse('cases.act.no-objection', facts);
    case 'nothing-to-extend':
      return refuse('cases.act.nothing-to-extend', facts);
    case 'no-pause-rule':
      return refuse('cases.act.no-pause-rule', facts);
    case 'not-held':
      return refuse('cases.act.not-held', facts);
    case 'nothing-to-return':
      return refuse('cases.act.nothing-to-return', facts);
    case 'nothing-to-reverse':
      return refuse('cases.act.nothing-to-reverse', facts);
    case 'not-yours':
      return refuse('cases.act.not-author', facts);
  }
}

/** Everything that is wrong with what was filled in, each at its field. */
export function refuseRecord(problems: readonly Problem[]): Refused {
  const details = problems.map(
    ({ path, message }) =>
      refuse(
        'cases.record.one',
        { zh: message.zh, en: message.en },
        { field: path ? `record.${path}` : 'record' },
      ).refusal,
  );
  return refuse('cases.record.wrong', { count: details.length }, { field: 'record', details });
}

export const refuseMovedOn = (last: ActionRow | undefined): Refused => refuse('cases.moved-on', lastOf(last));
