import type { Scheme } from '../../engine/index.ts';
import { findYmd, readFacts } from '../../engine/index.ts';
import { canonicalFacts } from './canonical-facts.ts';
import { sayCitation } from './say-figures.ts';
import type { Setting } from './setting.ts';

/** Families worked out by hand: those of the scheme, and those of the packs for the region and above it. */
export function listExamples(scheme: Scheme, { law, book, language }: Setting) {
  const packed = law.packExamples.filter((one) => one.scheme === scheme.code);
  const all = [
    ...scheme.examples.map((one) => ({ ...one, isOfPack: false })),
    ...packed.map((one) => ({ ...one, isOfPack: true })),
  ];
  return all.map(({ name, source, region, day, facts, expect, isOfPack }) => {
    const expected = expect as { readonly eligible?: boolean; readonly amount?: string };
    const read = readFacts(facts, findYmd(day) ?? 0);
    return {
      name,
      region,
      regionName: book.regions.get(region)?.[language] ?? region,
      day,
      isOfPack,
      source: sayCitation(source, book.documents, language),
      eligible: expected.eligible ?? true,
      amount: expected.amount ?? null,
      members: read.ok ? read.value.members.length : 0,
      /** To be tried in the calculator. */
      facts: read.ok ? canonicalFacts(read.value) : { household: {}, members: [] },
    };
  });
}
