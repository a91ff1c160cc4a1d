import type { CaseReading, ResultDocument } from '../../engine/matters/index.ts';
import type { CaseLaw } from '../cases/index.ts';

/** What a document says, kept as it was said. Days as ISO text, money in fen. */
export interface DocumentSays {
  readonly title: string;
  readonly documentNo: string;
  readonly office: string;
  readonly holder: string;
  readonly place: string;
  readonly matterTitle: string;
  readonly caseNo: string;
  readonly appliedOn: string;
  readonly decidedOn: string;
  readonly issuedOn: string;
  readonly validUntil: string | null;
  readonly isGranted: boolean;
  readonly amountFen: number | null;
  /** `2026-12`: the month from which is paid. */
  readonly paidFrom: string | null;
  /** What was decided, in a sentence or two. */
  readonly outcome: readonly string[];
  /** The officer's reason where something was refused. */
  readonly reason: string | null;
  /** How it was calculated, sentence by sentence. */
  readonly findings: readonly string[];
  readonly articles: readonly string[];
  /** What can be done against it, where and until when. */
  readonly remedies: string;
}

export interface DocumentFacts {
  readonly reading: CaseReading;
  readonly document: ResultDocument;
  readonly documentNo: string;
  readonly office: string;
  readonly countyName: string;
  readonly holder: string;
  readonly place: string;
  readonly caseNo: string;
  readonly issuedOn: string;
  readonly validUntil: string | null;
}

/** The law that cases are run by, and how their results are put into words; handed in by the lines. */
export interface DocumentLaw {
  readonly cases: CaseLaw;
  compose(facts: DocumentFacts): DocumentSays;
}

export type OpenDocumentLaw = () => Promise<DocumentLaw>;
