import { getYmd } from '../../engine/index.ts';
import type { OpenableRoster, OpeningLaw, RosterLine, RosterReading } from '../../platform/awards/index.ts';
import { type Law, openLaw } from '../policy/open-law.ts';
import { createJudge, type Judge } from './judge.ts';
import {
  allowanceFacts,
  disabilityFacts,
  extremePovertyFacts,
  fenOf,
  oldAgeFacts,
  type RosterFacts,
} from './roster-facts.ts';

/** Rosters from which awards are opened. Temporary relief is given once: its ledger is history and opens nothing. */
const rosters: readonly OpenableRoster[] = [
  { code: 'rural-allowance', of: 'households', exclusive: ['extreme-poverty', 'urban-allowance'] },
  { code: 'urban-allowance', of: 'households', exclusive: ['extreme-poverty', 'rural-allowance'] },
  { code: 'extreme-poverty', of: 'people', exclusive: ['rural-allowance', 'urban-allowance'] },
  { code: 'disability-subsidies', of: 'people', exclusive: ['extreme-poverty'] },
  { code: 'old-age', of: 'people', exclusive: [] },
];

interface Setting {
  readonly judge: Judge;
  /** Fen a month and person. */
  readonly standardFen: (residence: 'urban' | 'rural') => bigint | null;
}

const isPaid = ({ rosterFen, lawFen }: RosterReading): boolean =>
  (rosterFen ?? 0n) > 0n || (lawFen ?? 0n) > 0n;

function reading(
  { judge }: Setting,
  scheme: string,
  personId: string | undefined,
  rosterFen: bigint | null,
  { facts, told, stop }: RosterFacts,
  rosterCareFen = 0n,
): RosterReading {
  const lawFen = stop === 'cannot-reckon' ? null : judge.amountOf(facts, scheme, personId);
  const lawCareFen = lawFen === null ? 0n : judge.careOf(facts, scheme, personId);
  return { scheme, rosterFen, lawFen, rosterCareFen, lawCareFen, told, facts, ...(stop ? { stop } : {}) };
}

function readLine(line: RosterLine, setting: Setting): readonly RosterReading[] {
  const { roster, facts, personId } = line;
  switch (roster) {
    case 'rural-allowance':
    case 'urban-allowance': {
      const residence = roster === 'urban-allowance' ? 'urban' : 'rural';
      const given = allowanceFacts(line, residence);
      return [reading(setting, 'minimum-living-allowance', undefined, fenOf(facts.amountFen), given)];
    }
    case 'extreme-poverty': {
      const [base, care] = [fenOf(facts.baseAmountFen), fenOf(facts.careAmountFen)];
      const sum = base === null ? null : base + (care ?? 0n);
      const rosterFen = fenOf(facts.totalFen) ?? sum;
      // A sheet whose sum is less than its parts is wrong somewhere; the sum is what was paid.
      const careFen = [care ?? 0n, rosterFen ?? 0n].reduce((a, b) => (a < b ? a : b));
      return [reading(setting, 'extreme-poverty', personId, rosterFen, extremePovertyFacts(line), careFen)];
    }
    case 'disability-subsidies': {
      const given = disabilityFacts(line, setting.standardFen(line.isUrban ? 'urban' : 'rural'));
      const of = (scheme: string, amount: unknown) =>
        reading(setting, scheme, personId, fenOf(amount), given);
      const both = [
        of('disability-living-subsidy', facts.livingSubsidyFen),
        of('disability-care-subsidy', facts.careSubsidyFen),
      ];
      const paid = both.filter(isPaid);
      // Of who gets neither, one line tells so.
      return paid.length > 0 ? paid : both.slice(1);
    }
    case 'old-age':
      return [
        reading(setting, 'old-age-allowance', personId, fenOf(facts.monthlyStandardFen), oldAgeFacts(line)),
      ];
    default:
      throw new Error(`no award is opened from ${roster}`);
  }
}

function settingOf(law: Law, county: string, day: string): Setting {
  return {
    judge: createJudge(law, county, day),
    standardFen(residence) {
      const won = law.book.find('dibao.standard', residence, county, getYmd(day))?.won;
      return won === undefined ? null : BigInt(won.value);
    },
  };
}

export async function openOpeningLaw(): Promise<OpeningLaw> {
  const law = await openLaw();
  return {
    rosters,
    judge(county, day, lines) {
      const setting = settingOf(law, county, day.toString());
      return lines.map((line) => readLine(line, setting));
    },
  };
}
