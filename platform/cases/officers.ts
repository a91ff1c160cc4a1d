import type { FieldValues } from '../../engine/matters/index.ts';
import type { Id, Outcome, Reader } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';

export interface Officer {
  readonly user_id: Id;
  readonly name: string;
  readonly post: string;
  readonly level: string;
}

/** The officers of one's own office, to whom a case may be handed on. */
export const listOfficers = (reader: Reader, today: Temporal.PlainDate): Promise<Officer[]> =>
  reader.rows<Officer>(sql`select user_id, name, post, level
    from app.officers_here(${today}) order by name, user_id`);

/** To whom a case is handed on, as the accounts have it: what the page says of their post does not count. */
export async function fillTransfer(
  reader: Reader,
  today: Temporal.PlainDate,
  record: FieldValues,
): Promise<Outcome<FieldValues>> {
  const officers = await listOfficers(reader, today);
  const officer = officers.find(({ user_id }) => user_id === record.toId);
  if (!officer) return refuse('cases.transfer.nobody', {}, { field: 'record.toId' });
  return done({
    toId: officer.user_id,
    toName: officer.name,
    toPost: officer.post,
    toLevel: officer.level,
    ...(record.reason === undefined ? {} : { reason: record.reason }),
  });
}
