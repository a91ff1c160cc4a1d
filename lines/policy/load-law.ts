import type { Scheme } from '../../engine/index.ts';
import { reachable } from '../../engine/schemes/handbook.ts';
import { handbook } from '../handbook/law/handbook.ts';
import { openCalendar } from '../handbook/open-calendar.ts';
import { openPacks } from '../handbook/packs.ts';
import { createLiveBook, type LiveBook } from './adopted.ts';
import type { Law, Reach } from './open-law.ts';

/** Reads handbook, packs and calendar; a pack that does not load is a broken installation and throws. */
export function loadLaw(): Law & { readonly book: LiveBook } {
  const { packs } = openPacks();
  const reachOf = new Map([...handbook.schemes.values()].map((scheme) => [scheme.code, findReach(scheme)]));
  const users = [...handbook.parameters.keys()].map(
    (code) =>
      [
        code,
        [...handbook.schemes.values()].filter((scheme) => reachOf.get(scheme.code)?.parameters.has(code)),
      ] as const,
  );
  return {
    handbook,
    book: createLiveBook(packs, handbook.documents),
    calendar: openCalendar(),
    packExamples: packs.flatMap(({ region, examples }) => examples.map((one) => ({ ...one, region }))),
    usersOf: new Map(users),
    reachOf,
  };
}

function findReach(scheme: Scheme): Reach {
  const roots = [scheme.eligible, scheme.amount, ...(scheme.memberShare ? [scheme.memberShare] : [])];
  const [parameters, rules] = [new Set<string>(), new Set<string>()];
  for (const node of reachable(roots)) {
    if (node.op === 'parameter') parameters.add(node.parameter.code);
    if (node.op === 'rule') rules.add(node.rule.code);
  }
  return { parameters, rules };
}
