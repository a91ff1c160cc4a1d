import type { CaseReading, ResultDocument } from '../../engine/matters/index.ts';

/** The documents that follow from a decision, by the declaration of the matter; none before it. */
export function resultsOf(reading: CaseReading): readonly ResultDocument[] {
  const { decision } = reading;
  if (!decision) return [];
  const result = decision.isGranted ? 'granted' : 'refused';
  return reading.rules.procedure.results.filter(({ on }) => on === 'both' || on === result);
}

/** Nobody changes the state of a township’s office, so its name follows from that of the place. */
export function officeName(level: string, countyName: string, townName: string): string {
  if (level !== 'town') return `${countyName}民政局`;
  return townName.endsWith('街道') ? `${townName}办事处` : `${townName}人民政府`;
}

/** 民政〔2026〕420281-00012号: year, place and a number that runs without a gap. */
export const documentNo = (countyCode: string, year: number, no: number): string =>
  `民政〔${year}〕${countyCode}-${String(no).padStart(5, '0')}号`;
