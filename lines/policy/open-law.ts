import type { Handbook, ParameterBook } from '../../engine/index.ts';

export interface Law {
  readonly handbook: Handbook;
  readonly book: ParameterBook;
}

let opened: Promise<Law> | undefined;

/**
 * Every scheme and every figure, read once. Not at the start of the program: reading takes longer than opening the
 * doors, and a job of another mechanism never needs it.
 */
export function openLaw(): Promise<Law> {
  opened ??= load();
  return opened;
}

async function load(): Promise<Law> {
  const [{ handbook }, { openPacks }] = await Promise.all([
    import('../handbook/law/handbook.ts'),
    import('../handbook/packs.ts'),
  ]);
  return { handbook, book: openPacks().book };
}
