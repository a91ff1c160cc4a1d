import type {
  CaseAction,
  CaseDecision,
  CaseReading,
  FieldValues,
  Json,
  LawBooks,
  Matter,
  MatterBook,
  RulesInForce,
} from '../../engine/matters/index.ts';
import { findRules } from '../../engine/matters/index.ts';
import type { Actor, Id, Language, Outcome, Reader, Tx } from '../base/index.ts';
import type { ActContext } from './act.ts';

/** What a calculation is asked: a scheme, by the rules of a place on a day, over facts of a family. */
export interface Reckoning {
  readonly scheme: string;
  readonly region: string;
  readonly day: string;
  readonly facts: Json;
  /** Of a matter of one person: whose result it is; the others of the household are only read. */
  readonly personId?: Id | undefined;
}

/**
 * The law that cases are run by. The platform knows no line: it is handed their matters, the figures of the places and
 * somebody who reckons.
 */
export interface CaseLaw {
  readonly matterBook: MatterBook;
  readonly books: LawBooks;
  /**
   * Judges a family. The record holds the facts as they were read, the result, and a digest of the whole reasoning:
   * who reckons again from the same facts finds the same digest.
   */
  reckon(asked: Reckoning): Outcome<FieldValues>;
  /** The reasoning in sentences, made anew from a record. */
  explain(record: FieldValues, language: Language): readonly string[];
  /** Whether a kept calculation, made anew from the facts that it kept, comes out the same to the word. */
  isReproduced(record: FieldValues): boolean;
  /** What the scheme asks of a household and what is on record; nothing when it is not seen. */
  readFactSheet(
    asked: {
      readonly reader: Reader;
      readonly actor: Actor;
      readonly householdId: Id;
      readonly scheme: string;
      readonly day: string;
      /** Counts of the applicant that earlier steps of the case found: they stand in place of what was on record. */
      readonly settled?: { readonly personId: Id; readonly found: Readonly<Record<string, number>> };
    },
    language: Language,
  ): Promise<FactSheet | undefined>;
  /**
   * Keeps what was found out of families as their dated facts, once it was decided on: the next calculation goes on from
   * there. All in one go, however many there are.
   */
  keepFacts?(tx: Tx, actor: Actor, at: Temporal.Instant, decided: readonly DecidedFacts[]): Promise<void>;
  /** What follows elsewhere from acts, in their transaction: as a document that is served when the family was told. */
  afterActs?(context: ActContext, at: Temporal.Instant, acts: readonly DoneAct[]): Promise<void>;
  /** Lets awards follow what was decided, or is decided no more, in the transaction of the act. */
  followDecisions?(tx: Tx, actor: Actor, at: Temporal.Instant, made: readonly DecisionMade[]): Promise<void>;
  cite(citation: { readonly document: string; readonly place: string }, language: Language): string;
}

/** One act that was written down. */
export interface DoneAct {
  readonly caseId: Id;
  readonly action: CaseAction;
}

/** What an act made of the decision of a case. */
export interface DecisionMade {
  readonly caseId: Id;
  readonly caseNo: string;
  readonly matter: string;
  readonly personId: Id;
  readonly householdId: Id | null;
  readonly applicantName: string;
  readonly townId: Id;
  readonly villageId: Id;
  readonly before: CaseDecision | undefined;
  readonly after: CaseDecision | undefined;
  /** The case as the act left it. */
  readonly reading: CaseReading;
}

/** The facts on which a case was decided. */
export interface DecidedFacts {
  readonly caseNo: string;
  readonly householdId: Id;
  /** The day of the law by which they were read, and from which they are known. */
  readonly day: string;
  readonly on: string;
  readonly facts: Json;
}

/** One fact of a family that a calculation reads, with what is on record of it. */
export interface FactSheetRow {
  /** The place of the member; null for the household. */
  readonly member: number | null;
  readonly name: string;
  readonly title: string;
  readonly kind: string;
  /** What an amount is counted for: `once`, `month`, `quarter` or `year`; null for what is no amount. */
  readonly period: string | null;
  readonly choices: { value: string; label: string }[];
  readonly value: string | null;
  readonly isLacking: boolean;
  /** The scheme reads it; what else is on record is not for this calculation. */
  readonly isRead: boolean;
  /** Found by an earlier step of the case: it is not typed again. */
  readonly isSettled: boolean;
}

export interface FactSheet {
  readonly members: { id: Id; name: string }[];
  readonly rows: FactSheetRow[];
  readonly facts: Json;
}

export type OpenCaseLaw = () => Promise<CaseLaw>;

const known = new WeakMap<CaseLaw, Map<string, RulesInForce | null>>();
const KNOWN_MAX = 5_000;

/** The rules of a matter in a place on a day; they do not change while the program runs. */
export function rulesFor(
  law: CaseLaw,
  matter: Matter,
  region: string,
  day: string,
): RulesInForce | undefined {
  const map = known.get(law) ?? new Map<string, RulesInForce | null>();
  known.set(law, map);
  const key = `${matter.code} ${region} ${day}`;
  const found = map.get(key);
  if (found !== undefined) return found ?? undefined;
  const rules = findRules(matter, law.books, region, day);
  if (map.size < KNOWN_MAX) map.set(key, rules ?? null);
  return rules;
}
