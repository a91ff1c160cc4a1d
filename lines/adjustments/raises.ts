import {
  getYmd,
  type KnownFacts,
  type ParameterBook,
  residenceKinds,
  workAbilityKinds,
} from '../../engine/index.ts';
import type { Figure } from '../../platform/adjustments/index.ts';

/** By how much a document raises each person of a scheme, in fen a month. */
export interface Raises {
  /** Undefined where the scheme, or the kind of place, is not raised by an amount. */
  of(
    scheme: string,
    residence: number | undefined,
  ): Readonly<Record<'general' | 'fallback', bigint | undefined>> | undefined;
}

/**
 * 提标额: “农村低保一般对象提标25元，兜底保障对象提标40元”. It goes to the kind of place whose standard is raised with it; a
 * document that raises no standard raises all.
 */
export function readRaises(
  book: ParameterBook,
  county: string,
  fromOn: Temporal.PlainDate,
  figures: readonly Figure[],
): Raises {
  const day = getYmd(fromOn.toString());
  const fenOf = (code: string, cell: string): bigint | undefined => {
    if (!figures.some((figure) => figure.code === code && figure.cell === cell)) return undefined;
    const won = book.find(code, cell, county, day)?.won;
    return won === undefined ? undefined : BigInt(won.value);
  };
  const reaches = (code: string, residence: number | undefined): boolean => {
    const places = new Set(
      figures.filter((figure) => figure.code === code).map(({ cell }) => cell.split('/')[0]),
    );
    const name = residence === undefined ? undefined : residenceKinds.values[residence];
    return places.size === 0 || (name !== undefined && places.has(name));
  };
  const [general, fallback] = [fenOf('dibao.raise', 'general'), fenOf('dibao.raise', 'fallback')];
  const supported = fenOf('extreme-poverty.raise', '');
  return {
    of(scheme, residence) {
      if (scheme === 'minimum-living-allowance' && (general ?? fallback) !== undefined)
        return reaches('dibao.standard', residence) ? { general, fallback } : undefined;
      if (scheme === 'extreme-poverty' && supported !== undefined)
        return reaches('extreme-poverty.basic', residence)
          ? { general: supported, fallback: undefined }
          : undefined;
      return undefined;
    },
  };
}

const CHILD = 16;
const OLD = 60;
const YEAR = 10_000;

/** 兜底保障: nobody of the family can work, by age or because they lost the ability. */
export function isFallback(members: KnownFacts['members'], day: string): boolean {
  const today = getYmd(day);
  const cannotWork = workAbilityKinds.values.indexOf('none');
  return (
    members.length > 0 &&
    members.every(({ facts }) => {
      const birth = facts.get('birthDate');
      const age = birth === undefined ? undefined : Math.floor((today - birth) / YEAR);
      return facts.get('workAbility') === cannotWork || (age !== undefined && (age < CHILD || age >= OLD));
    })
  );
}
