import type { ItemOf } from '../../api/index.ts';
import { useTexts } from '../../kit/index.ts';
import { placeTexts } from './texts.ts';

export type Entry = ItemOf<'GET /api/v1/divisions/{id}/history'>;

/** Who recorded it; the program's own name is not for reading. */
export function useSayWho(): (name: string) => string {
  const t = useTexts(placeTexts);
  return (name) => (name.startsWith('system:') ? t.system : name);
}

/** What happened to one place, as sentences: most often one, two when name and parent changed at once. */
export function useSayChange(): (entry: Entry) => string[] {
  const t = useTexts(placeTexts);
  return ({ before, after, intoName, isLoading, kind }) => {
    if (before === null && after !== null) {
      const say = isLoading ? t.wasLoaded : kind === 'undo' ? t.wasRestored : t.wasFounded;
      return [say(after.name, after.parentName ?? '')];
    }
    if (before === null) return [];
    if (after === null && kind === 'undo') return [t.wasUnmade(before.name)];
    if (after === null) return [intoName ? t.wasEnded(before.name, intoName) : t.wasRemoved(before.name)];
    const kindOf = (kind: string): string => t.kinds[kind] ?? kind;
    const said: string[] = [];
    if (before.name !== after.name) said.push(t.wasRenamed(before.name, after.name));
    if (before.kind !== after.kind)
      said.push(t.wasRekinded(after.name, kindOf(before.kind), kindOf(after.kind)));
    if (before.parentName !== after.parentName) {
      said.push(t.wasMoved(after.name, before.parentName ?? '', after.parentName ?? ''));
    }
    if (before.code !== after.code) said.push(t.wasRecoded(after.name, before.code, after.code));
    return said.length > 0 ? said : [t.wasSame(after.name)];
  };
}
