import { type Static, Type } from 'typebox';
import { type CaseReading, fieldsOn, type PaperKind } from '../../engine/matters/index.ts';
import type { Language } from '../base/index.ts';
import { slotOf } from './named-papers.ts';
import { Text } from './shapes.ts';

/** One thing for which a case has papers: a material of its matter, or a field of a step. */
export interface PaperSlot {
  readonly slot: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly step: Readonly<Record<Language, string>> | null;
  readonly of: PaperKind;
  readonly isShared: boolean;
  readonly isOptional: boolean;
  /** Ticked as brought when it was taken in or supplemented, on paper or as a file. */
  readonly isBrought: boolean;
}

/** The receipt that is signed when the result is served. It comes in last, also after the case was closed. */
export const receipt: PaperSlot = {
  slot: 'delivery',
  title: { zh: '送达回证', en: 'Receipt' },
  step: { zh: '送达', en: 'Service' },
  of: 'file',
  isShared: false,
  isOptional: true,
  isBrought: false,
};

/** What was asked for in words, and whatever else belongs to it. */
const other: PaperSlot = {
  slot: 'other',
  title: { zh: '其他材料', en: 'Other papers' },
  step: null,
  of: 'file',
  isShared: false,
  isOptional: true,
  isBrought: false,
};

/** What papers a case may have, by the declaration of its matter: materials first, then steps in their order. */
export function paperSlots(reading: CaseReading): readonly PaperSlot[] {
  const { procedure, day } = reading.rules;
  const materials = procedure.materials.map(
    ({ code, title, shared, isOptional }): PaperSlot => ({
      slot: code,
      title,
      step: null,
      of: 'file',
      isShared: shared === true,
      isOptional: isOptional === true,
      isBrought: reading.materials.includes(code),
    }),
  );
  const fields = reading.steps
    .filter(({ state }) => state !== 'not-needed')
    .flatMap(({ step }) =>
      fieldsOn(step.records, day).flatMap(({ name, title, kind, isOptional, when }): PaperSlot[] =>
        kind.kind === 'papers'
          ? [
              {
                slot: slotOf(step.code, name),
                title,
                step: step.title,
                of: kind.of,
                isShared: false,
                isOptional: isOptional === true || when !== undefined,
                isBrought: false,
              },
            ]
          : [],
      ),
    );
  return [...materials, other, ...fields, ...(reading.decision ? [receipt] : [])];
}

export const PaperSlotShape = Type.Object({
  slot: Text,
  title: Text,
  step: Type.Unsafe<string | null>({ type: ['string', 'null'] }),
  of: Text,
  isShared: Type.Boolean(),
  isOptional: Type.Boolean(),
  isBrought: Type.Boolean(),
});

export const saySlot = (slot: PaperSlot, language: Language): Static<typeof PaperSlotShape> => ({
  ...slot,
  title: slot.title[language],
  step: slot.step?.[language] ?? null,
});
