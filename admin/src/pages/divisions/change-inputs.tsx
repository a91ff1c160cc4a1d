import { createContext, type ReactNode, useContext } from 'react';
import { useRead } from '../../api/index.ts';
import { type Picked, PlacePicker, useTexts } from '../../kit/index.ts';
import { changeTexts } from './change-texts.ts';
import { type Draft, townKinds, type UnitKind, villageKinds } from './draft.ts';
import type { ChangeField } from './missing.ts';

/** What the fields of a change have: what was filled in so far, and how to change it. */
export interface DraftProps {
  readonly draft: Draft;
  readonly set: (changes: Partial<Draft>) => void;
}

/** Fields that hold up the preview, by the ids of their inputs. */
export const MissingFields = createContext<readonly ChangeField[]>([]);

/** A label above its input, with help below. */
export function Labelled({
  id,
  label,
  help,
  isWide,
  isNeeded,
  children,
}: {
  id: string;
  label: string;
  help?: string;
  isWide?: boolean;
  isNeeded?: boolean;
  children: ReactNode;
}) {
  const t = useTexts(changeTexts);
  const isMissing = useContext(MissingFields).some((field) => field === id);
  const kinds = [isWide && 'change-wide', isNeeded && 'change-needed', isMissing && 'change-missing'];
  return (
    <div className={['change-field', ...kinds].filter(Boolean).join(' ')}>
      <label htmlFor={id}>{label}</label>
      {children}
      {isMissing ? <p className="change-problem">{t.missing[id] ?? t.needed}</p> : null}
      {help && !isMissing ? <p className="change-help">{help}</p> : null}
    </div>
  );
}

export function PlaceField(props: {
  id: string;
  label: string;
  level?: 'town' | 'village';
  value: Picked | null;
  onChange(picked: Picked | null): void;
}) {
  const { label, ...picker } = props;
  return (
    <Labelled id={props.id} label={label} isNeeded>
      <PlacePicker {...picker} />
    </Labelled>
  );
}

export function OnePlace({ draft, set }: DraftProps) {
  const t = useTexts(changeTexts);
  return (
    <PlaceField id="change-place" label={t.place} value={draft.place} onChange={(place) => set({ place })} />
  );
}

/**
 * Villages have other kinds than townships; the place that is meant says which it is. `usual` is what a new or renamed
 * place is when nobody says otherwise: what the place that it comes from is.
 */
export function useKinds(
  of: Picked | null,
  isParent: boolean,
): { readonly kinds: readonly UnitKind[]; readonly usual: UnitKind } {
  const place = useRead(
    'GET /api/v1/divisions/{id}',
    { params: { id: of?.id ?? '' } },
    { when: of !== null },
  );
  const level = place.data?.level ?? 'village';
  const isTown = isParent ? level === 'county' : level === 'town';
  const kinds = isTown ? townKinds : villageKinds;
  const own = isParent ? undefined : kinds.find((kind) => kind === place.data?.kind);
  return { kinds, usual: own ?? (isTown ? 'town' : 'village') };
}
