import { Button, Input } from 'antd';
import { newKey } from '../../api/index.ts';
import { CodeSelect, useTexts } from '../../kit/index.ts';
import { applicationTexts } from './texts.ts';

export interface FamilyRow {
  readonly key: string;
  readonly name: string;
  readonly idNumber: string;
  readonly relation: string | null;
}

const empty = (): FamilyRow => ({ key: newKey(), name: '', idNumber: '', relation: null });

/** The others of a family that no roll knows: who they are, and what each is to the head. */
export function FamilyRows({
  value = [],
  onChange,
  id,
}: {
  value?: readonly FamilyRow[];
  onChange?: (rows: readonly FamilyRow[]) => void;
  id?: string;
}) {
  const t = useTexts(applicationTexts);
  const set = (key: string, part: Partial<FamilyRow>): void =>
    onChange?.(value.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <div id={id} className="family-rows">
      {value.map((row, place) => (
        <fieldset key={row.key} className="family-row">
          <legend>{t.member(place + 1)}</legend>
          <Input
            aria-label={`${t.member(place + 1)} ${t.name}`}
            placeholder={t.name}
            value={row.name}
            onChange={(event) => set(row.key, { name: event.target.value })}
          />
          <CodeSelect
            list="relation"
            label={`${t.member(place + 1)} ${t.relation}`}
            value={row.relation}
            onChange={(relation) => set(row.key, { relation })}
          />
          <Input
            aria-label={`${t.member(place + 1)} ${t.idNumber}`}
            placeholder={t.memberNumber}
            value={row.idNumber}
            onChange={(event) => set(row.key, { idNumber: event.target.value })}
          />
          <button
            type="button"
            className="text-button"
            aria-label={`${t.removeMember} ${t.member(place + 1)}`}
            onClick={() => onChange?.(value.filter((one) => one.key !== row.key))}
          >
            {t.removeMember}
          </button>
        </fieldset>
      ))}
      <Button onClick={() => onChange?.([...value, empty()])}>{t.addMember}</Button>
    </div>
  );
}

/** For `check` of the field: each has a name and a relation, or is taken away again. */
export const lackingMember = (rows: readonly FamilyRow[] | undefined): number | null => {
  const place = (rows ?? []).findIndex(({ name, relation }) => name.trim() === '' || relation === null);
  return place < 0 ? null : place + 1;
};

export const membersOf = (rows: readonly FamilyRow[]) =>
  rows.map(({ name, idNumber, relation }) => ({
    name: name.trim(),
    relation: relation ?? '',
    ...(idNumber.trim() ? { idNumber: idNumber.trim() } : {}),
  }));
