import type { Id, Tx } from '../base/index.ts';
import { sql } from '../base/index.ts';
import type { NoticeFacts, NoticeKind } from './kinds.ts';

/** What it is about: opens from the message. */
export interface NoticeSubject {
  /** `case`, `publication`, `application`, `webhook`, … */
  readonly kind: string;
  readonly id: Id;
}

export interface NewNotice {
  readonly kind: NoticeKind;
  readonly to: {
    /** Officers by their accounts. */
    readonly userIds?: readonly Id[];
    /** Everybody in a post, as in `town/township-clerk`. */
    readonly turns?: readonly string[];
    /** Below the county only whoever holds a post in one of these places is reached. */
    readonly townId?: Id | null;
    readonly villageId?: Id | null;
  };
  readonly subject?: NoticeSubject;
  /** Never an ID number, an account, an illness: it is read at a glance, by whoever stands beside. */
  readonly facts: NoticeFacts;
  /** Reaches each officer once, however often it is told. */
  readonly once?: string;
}

/** A reason typed by somebody is shown in part; the whole stands with the case. */
const FACT_CHARS_MAX = 120;

const shorten = (facts: NoticeFacts): NoticeFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'string' && fact.length > FACT_CHARS_MAX ? `${fact.slice(0, FACT_CHARS_MAX)}…` : fact,
    ]),
  );

/**
 * Tells officers, in the caller's transaction and in one statement: what is rolled back was never told. Nobody is told
 * of what they did themselves. An officer with posts in two places is told in the one that it is about.
 */
export async function notify(
  tx: Tx,
  at: { readonly now: Temporal.Instant; readonly today: Temporal.PlainDate },
  notices: readonly NewNotice[],
): Promise<void> {
  if (notices.length === 0) return;
  const said = notices.map(({ kind, to, subject, facts, once }, no) => ({
    no,
    kind,
    user_ids: to.userIds ?? [],
    turns: to.turns ?? [],
    town_id: to.townId ?? null,
    village_id: to.villageId ?? null,
    subject_kind: subject?.kind ?? null,
    subject_id: subject?.id ?? null,
    facts: shorten(facts),
    once: once ?? null,
  }));
  await tx.run(sql`select app.put_notices(${JSON.stringify(said)}::jsonb, ${at.today}, ${at.now})`);
}
