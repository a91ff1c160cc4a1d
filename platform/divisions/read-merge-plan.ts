import type { Act, ActOf } from './acts.ts';
import type { Place, PlaceDirectory } from './directory.ts';
import { foldPlaceText } from './place-forms.ts';
import { isPlaceFound, resolvePlace } from './resolve-place.ts';

export interface ReadPlan {
  readonly acts: Act[];
  readonly problems: { readonly line: number; readonly text: string; readonly outcome: string }[];
}

interface Merger {
  readonly town: Place;
  readonly name: string;
  /** The first line that names it. */
  readonly line: number;
  readonly places: Place[];
}

const HEAD = /原.*(?:乡|镇|村)|序号/;

/**
 * A county's plan of mergers as bureaus write it: one line per old village, with four columns (old township,
 * old village, new township, new village), separated by commas or tabs. Lines with one new village are one act:
 * into that village where it stands already among them, into a new one otherwise; a village that keeps its
 * place and name is left alone.
 */
export function readMergePlan(
  directory: PlaceDirectory,
  given: { readonly text: string; readonly effectiveOn: string; readonly document: string },
): ReadPlan {
  const problems: ReadPlan['problems'] = [];
  const mergers = new Map<string, Merger>();
  for (const [index, line] of given.text.split(/\r?\n/).entries()) {
    const cells = line.split(/[,，\t]/).map(foldPlaceText);
    if (cells.every((cell) => cell === '') || (index === 0 && HEAD.test(line))) continue;
    const complain = (outcome: string) =>
      problems.push({ line: index + 1, text: line.slice(0, 200), outcome });
    const [oldTown = '', oldVillage = '', newTown = '', newVillage = ''] = cells;
    const old = resolvePlace(directory, { town: oldTown, village: oldVillage });
    const town = resolvePlace(directory, { town: newTown || oldTown, village: '' }).town;
    if (!old.village || !isPlaceFound(old.outcome)) complain(old.outcome);
    else if (!town || newVillage.length < 2) complain('missing');
    else {
      const key = `${town.id} ${newVillage}`;
      const merger = mergers.get(key) ?? { town, name: newVillage, line: index + 1, places: [] };
      if (!merger.places.includes(old.village)) merger.places.push(old.village);
      mergers.set(key, merger);
    }
  }
  const acts = [...mergers.values()].flatMap((merger) => {
    const act = toAct(merger, given);
    if (act !== 'two-acts') return act ?? [];
    problems.push({ line: merger.line, text: merger.name, outcome: 'two-acts' });
    return [];
  });
  return { acts, problems };
}

/** Undefined: nothing to do. `two-acts`: one village gets another township and another name, which are two acts. */
function toAct(
  merger: Merger,
  given: { effectiveOn: string; document: string },
): Act | 'two-acts' | undefined {
  const { town, name, places } = merger;
  const when = { effectiveOn: given.effectiveOn, document: given.document };
  const standing = places.find((place) => place.name === name && place.parentId === town.id);
  const [only] = places;
  if (places.length === 1 && only) {
    if (standing) return undefined;
    if (only.parentId === town.id) return { kind: 'rename', placeId: only.id, name, ...when };
    if (only.name !== name) return 'two-acts';
    return { kind: 'move', placeIds: [only.id], toParentId: town.id, ...when };
  }
  const unitKind: ActOf<'found'>['unitKind'] = /社区|居委会/.test(name) ? 'community' : 'village';
  const into = standing ? { placeId: standing.id } : { parentId: town.id, name, unitKind };
  return { kind: 'merge', placeIds: places.map(({ id }) => id), into, ...when };
}
