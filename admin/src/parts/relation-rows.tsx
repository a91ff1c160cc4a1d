import './relation-rows.css';
import { CodeSelect, useTexts } from '../kit/index.ts';
import { membershipTexts } from './texts.ts';

/** `02` of GB/T 4761: the head, to whom every other relation is. */
export const HEAD = '02';

export interface RelationRow {
  readonly personId: string;
  readonly name: string;
  readonly relation: string | null;
}

/** What each person is to the head. Takes `value` and `onChange`, so that it can stand in a form. */
export function RelationRows({
  value = [],
  onChange,
  id,
  canRemove = false,
}: {
  value?: readonly RelationRow[];
  onChange?: (rows: readonly RelationRow[]) => void;
  id?: string;
  canRemove?: boolean;
}) {
  const t = useTexts(membershipTexts);
  const set = (personId: string, relation: string | null): void =>
    onChange?.(value.map((row) => (row.personId === personId ? { ...row, relation } : row)));
  return (
    <ul id={id} className="relation-rows">
      {value.map((row) => (
        <li key={row.personId}>
          <label htmlFor={`relation-${row.personId}`}>{row.name}</label>
          <CodeSelect
            id={`relation-${row.personId}`}
            list="relation"
            label={row.name}
            value={row.relation}
            onChange={(relation) => set(row.personId, relation)}
          />
          {canRemove ? (
            <button
              type="button"
              className="text-button"
              aria-label={`${t.remove} ${row.name}`}
              onClick={() => onChange?.(value.filter((one) => one.personId !== row.personId))}
            >
              {t.remove}
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** For `check` of the field: everybody's relation has to be said, and it is said whose is not. */
export function useRelationCheck(): (rows: readonly RelationRow[] | undefined) => string | null {
  const t = useTexts(membershipTexts);
  return (rows) => {
    const open = (rows ?? []).filter((row) => row.relation === null).map((row) => row.name);
    return open.length === 0 ? null : t.relationNeeded(open.join(t.comma));
  };
}

export const relationsOf = (rows: readonly RelationRow[]): { personId: string; relation: string }[] =>
  rows.map((row) => ({ personId: row.personId, relation: row.relation ?? '' }));
