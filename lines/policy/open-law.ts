import type { WorkingCalendar } from '../../engine/calendar/working-days.ts';
import type { Handbook, PackExample, ParameterBook, Scheme } from '../../engine/index.ts';
import type { AdoptedFigures, LiveBook } from './adopted.ts';

/** Everything that can be read of the law, with what is looked up again and again. */
export interface Law {
  readonly handbook: Handbook;
  readonly book: ParameterBook;
  readonly calendar: WorkingCalendar;
  /** Examples of the packs, each with the region that it stands in. */
  readonly packExamples: readonly (PackExample & { readonly region: string })[];
  /** The schemes that use a parameter, in the order of the handbook. */
  readonly usersOf: ReadonlyMap<string, readonly Scheme[]>;
  /** Codes of the parameters and rules that a scheme can reach in any of its texts. */
  readonly reachOf: ReadonlyMap<string, Reach>;
}

export interface Reach {
  readonly parameters: ReadonlySet<string>;
  readonly rules: ReadonlySet<string>;
}

let opened: Promise<Law & { readonly book: LiveBook }> | undefined;
let adopted: readonly AdoptedFigures[] = [];

/** Figures that counties adopted through the program: laid over the packs now, and whenever the law is opened. */
export function layAdopted(figures: readonly AdoptedFigures[]): void {
  adopted = figures;
  void opened?.then(({ book }) => book.lay(figures));
}

export const adoptedNow = (): readonly AdoptedFigures[] => adopted;

/**
 * Every scheme and every figure, read once. Not at the start of the program: reading takes longer than opening the
 * doors, and a job of another mechanism never needs it.
 */
export function openLaw(): Promise<Law> {
  opened ??= import('./load-law.ts').then(({ loadLaw }) => {
    const law = loadLaw();
    law.book.lay(adopted);
    return law;
  });
  return opened;
}
