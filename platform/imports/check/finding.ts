import type { Language } from '../../base/index.ts';
import { fillPhrase } from '../../base/index.ts';
import type { FieldName } from '../recognise/fields.ts';
import { fields } from '../recognise/fields.ts';
import type { FindingKind, Verdict } from './kinds.ts';
import { findingKinds } from './kinds.ts';

export type Facts = Readonly<Record<string, string | number>>;

/** One thing found in a cell, a row or a household. */
export interface Finding {
  readonly kind: FindingKind;
  readonly verdict: Verdict;
  readonly field: FieldName | null;
  readonly column: number | null;
  /** As it stands in the file. Never shown unmasked when the field is a secret. */
  readonly raw: string | null;
  /** What it was read as; null when nothing is taken. */
  readonly normalised: string | null;
  readonly facts?: Facts;
  /** Rows of the same sheet that it speaks of. */
  readonly related?: readonly number[];
}

/** Whether the finding keeps its row out. */
export const refusesRow = (finding: Finding): boolean =>
  finding.verdict === 'reject' && findingKinds[finding.kind].reach !== 'value';

const SECRET_FIELDS: ReadonlySet<FieldName> = new Set(['idNumber', 'disabilityNumber', 'account', 'phone']);
export const isSecret = (field: FieldName | null): boolean => field !== null && SECRET_FIELDS.has(field);

/** Enough to recognise which value is meant, and no more: the first six of a number, the last four of an account. */
export function maskValue(field: FieldName | null, text: string): string {
  if (!isSecret(field)) return text;
  const bare = text.normalize('NFKC').replace(/[^0-9A-Za-z]/g, '');
  if (bare.length < 8) return bare === '' ? '' : '****';
  if (field === 'account') return `****${bare.slice(-4)}`;
  if (field === 'phone') return `${bare.slice(0, 3)}****${bare.slice(-4)}`;
  return `${bare.slice(0, 6)}${'*'.repeat(bare.length - 6)}`;
}

/** A finding with its secrets masked: what is stored in the clear and shown on the screen. */
export function maskFinding(finding: Finding): Finding {
  if (!isSecret(finding.field)) return finding;
  const mask = (text: string | null) => (text === null ? null : maskValue(finding.field, text));
  return { ...finding, raw: mask(finding.raw), normalised: mask(finding.normalised) };
}

export interface SaidFinding {
  readonly title: string;
  readonly what: string;
  readonly next: string;
}

/** The finding in words, for a person. */
export function sayFinding(finding: Finding, language: Language): SaidFinding {
  const phrase = findingKinds[finding.kind][language];
  const facts = { raw: finding.raw ?? '', normalised: finding.normalised ?? '', ...finding.facts };
  return {
    title: finding.field === null ? '' : fields[finding.field][language],
    what: fillPhrase(phrase.what, facts),
    next: fillPhrase(phrase.next, facts),
  };
}
