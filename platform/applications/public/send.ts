import { appendAudit } from '../../audit/index.ts';
import type { Id, Outcome } from '../../base/index.ts';
import { done, publicActor, refuse, sql } from '../../base/index.ts';
import { newCaseNo } from '../../cases/index.ts';
import type { Services } from '../../http/index.ts';
import { type NoticeFact, notify, type SmsFact } from '../../notices/index.ts';
import type { ApplicationKind } from '../shapes.ts';
import { tellReceived } from './tell-received.ts';

/** What came in, as the officers of the township are told. */
const ARRIVED: Readonly<Record<ApplicationKind, NoticeFact>> = {
  apply: { zh: '一份申请', en: 'An application' },
  supplement: { zh: '补充的材料', en: 'Papers' },
  withdraw: { zh: '撤回的请求', en: 'A wish to withdraw' },
};

interface Standing {
  readonly kind: ApplicationKind;
  readonly matter: string;
  readonly state: string;
  readonly code: string | null;
  readonly town_id: Id;
}

/**
 * Hands a draft in. Sent twice (a double tap, an answer that was lost, the back button), it is handed in once and the
 * same code is told. What the office asked for more of is handed in again under its code.
 * Refusals: `http.missing`, `applications.moved-on`.
 */
export function sendApplication(
  services: Services,
  countyCode: string,
  id: Id,
  from: { readonly address: string; readonly matterTitle: SmsFact },
): Promise<Outcome<{ code: string | null }>> {
  const actor = publicActor(countyCode, id);
  const { clock } = services;
  return services.db.write(actor, async (tx) => {
    const found = await tx.find<Standing>(sql`select kind, matter, state, code, town_id from application
      where county_code = ${countyCode} and id = ${id} for update`);
    if (!found) return refuse('http.missing');
    if (found.state === 'sent' || found.state === 'taken') return done({ code: found.code });
    if (found.state !== 'begun' && found.state !== 'asked') return refuse('applications.moved-on');
    const today = clock.today();
    const code = found.code ?? (found.kind === 'apply' ? newCaseNo(today) : null);
    const now = clock.now();
    await tx.run(sql`update application set state = 'sent', code = ${code}, sent_at = ${now},
        sent_on = coalesce(sent_on, ${today}), version = version + 1
      where county_code = ${countyCode} and id = ${id}`);
    if (found.code === null && code !== null)
      await tellReceived(tx, actor, services, id, { matter: from.matterTitle, code });
    await notify(tx, { now, today }, [
      {
        kind: 'application-sent',
        to: { turns: ['town/township-clerk'], townId: found.town_id },
        subject: { kind: 'application', id },
        facts: { matter: from.matterTitle, what: ARRIVED[found.kind] },
      },
    ]);
    const detail = { matter: found.matter, kind: found.kind, ...(code ? { caseNo: code } : {}) };
    await appendAudit(tx, actor, now, [
      {
        action: 'applications.send',
        subjectKind: 'application',
        subjectId: id,
        detail,
        address: from.address,
      },
    ]);
    return done({ code });
  });
}

/** Takes back what waits for the office. Refusals: `http.missing`, `applications.moved-on`. */
export function withdrawApplication(
  services: Services,
  countyCode: string,
  id: Id,
  address: string,
): Promise<Outcome<undefined>> {
  const actor = publicActor(countyCode, id);
  return services.db.write(actor, async (tx) => {
    const found = await tx.find<Standing>(sql`select kind, matter, state, code, town_id from application
      where county_code = ${countyCode} and id = ${id} for update`);
    if (!found) return refuse('http.missing');
    if (found.state === 'withdrawn') return done(undefined);
    if (found.state !== 'sent' && found.state !== 'asked') return refuse('applications.moved-on');
    await tx.run(sql`update application set state = 'withdrawn', version = version + 1
      where county_code = ${countyCode} and id = ${id}`);
    await appendAudit(tx, actor, services.clock.now(), [
      { action: 'applications.withdraw', subjectKind: 'application', subjectId: id, address },
    ]);
    return done(undefined);
  });
}
