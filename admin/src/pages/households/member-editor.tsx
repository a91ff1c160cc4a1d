import { useState } from 'react';
import { PersonPicker, useTexts } from '../../kit/index.ts';
import { HEAD, type RelationRow, RelationRows } from '../../parts/relation-rows.tsx';
import { householdTexts } from './texts.ts';

/** Members of a household in the making: picked one by one, the first one the head until said otherwise. */
export function MemberEditor({
  value = [],
  onChange,
  id,
}: {
  value?: readonly RelationRow[];
  onChange?: (rows: readonly RelationRow[]) => void;
  id?: string;
}) {
  const t = useTexts(householdTexts);
  const [turn, setTurn] = useState(0);
  return (
    <>
      <RelationRows value={value} canRemove {...(onChange ? { onChange } : {})} />
      <div className="member-add">
        <PersonPicker
          key={turn}
          {...(id ? { id } : {})}
          label={t.addMember}
          except={value.map((row) => row.personId)}
          onChange={(picked) => {
            if (!picked) return;
            const relation = value.length === 0 ? HEAD : null;
            onChange?.([...value, { personId: picked.id, name: picked.label, relation }]);
            setTurn(turn + 1);
          }}
        />
      </div>
    </>
  );
}
