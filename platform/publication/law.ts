import type { Text } from '../../engine/index.ts';
import {
  type CaseReading,
  findProcedure,
  type Matter,
  type PublicityRule,
  type Step,
} from '../../engine/matters/index.ts';
import type { Actor, Language } from '../base/index.ts';
import { systemActor } from '../base/index.ts';
import type { CaseLaw } from '../cases/index.ts';

export const amountPeriods = ['month', 'quarter', 'year', 'once'] as const;
export type AmountPer = (typeof amountPeriods)[number];

/** The law that lists are made by: that of cases, and for what time an amount is. */
export interface PublicationLaw {
  readonly cases: CaseLaw;
  /** Null for a matter without money. */
  amountPer(matterCode: string): AmountPer | null;
  /** What a scheme is called, for lists of what was paid by it. */
  titleOfScheme?(scheme: string, language: Language): string | undefined;
  /** Whether a change that was granted means that the family receives no longer. */
  endsAward(change: CaseReading): boolean;
}

export type OpenPublicationLaw = () => Promise<PublicationLaw>;

/** A step of a matter by which something hangs in public. */
export interface PublicStep {
  readonly matter: Matter;
  readonly step: Step;
  readonly rule: PublicityRule;
}

/** Every publicity of every matter; of a step that stands in several procedures, as it is in the newest. */
export function publicSteps({ cases }: PublicationLaw): readonly PublicStep[] {
  return [...cases.matterBook.matters.values()].flatMap((matter) => {
    const found = new Map<string, PublicStep>();
    for (const step of matter.procedures.flatMap(({ steps }) => steps))
      if (step.publicity) found.set(step.code, { matter, step, rule: step.publicity });
    return [...found.values()];
  });
}

export const findPublicStep = (law: PublicationLaw, matter: string, step: string): PublicStep | undefined =>
  publicSteps(law).find((one) => one.matter.code === matter && one.step.code === step);

/** Matters of which the law of a day says that those who receive stay in public, with what is shown of them. */
export function announcedMatters({ cases }: PublicationLaw, on: string) {
  return [...cases.matterBook.matters.values()].flatMap((matter) => {
    const announced = findProcedure(matter, on)?.announced;
    return announced ? [{ matter, ...announced }] : [];
  });
}

export const titleOf = (law: PublicationLaw, matter: string, language: Language): string =>
  law.cases.matterBook.matters.get(matter)?.title[language] ??
  law.titleOfScheme?.(matter, language) ??
  matter;

const boards: Text = { zh: '村（居）务公开栏', en: 'Notice board of the village' };

/** Where it hangs, as it is declared: nobody types it. */
export const whereOf = (
  law: PublicationLaw,
  matter: string,
  step: string | null,
  language: Language,
): string => ((step && findPublicStep(law, matter, step)?.rule.where) || boards)[language];

/**
 * Whoever reads the public pages. It watches over nothing that row-level security would open to it: of the county it
 * sees places and the public tables, and not one case or person, whatever a page asks for by mistake.
 */
export const publicVisitor = (countyCode: string): Actor => ({
  ...systemActor(countyCode, 'public pages'),
  duty: 'system',
  permissions: new Set(),
});

/** Whoever objects to a list of a village: acts there, and sees nothing beyond it. */
export const publicObjector = (countyCode: string, villageId: string): Actor => ({
  ...systemActor(countyCode, 'public pages'),
  userName: '公示页面',
  post: 'public',
  level: 'village',
  placeId: villageId,
  permissions: new Set(),
});
