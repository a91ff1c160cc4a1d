import { Input } from 'antd';
import type { ResponseOf } from '../../api/index.ts';
import { Choice, Field, Fields, Mark, useTexts } from '../../kit/index.ts';
import type { Typed } from './dynamic-field.tsx';
import { caseTexts } from './texts.ts';

export type FactSheet = ResponseOf<'GET /api/v1/cases/{caseId}/facts'>;
type Row = FactSheet['rows'][number];

const keyOf = ({ member, name }: Row): string => `${member ?? 'household'}-${name}`;

/** What is on record with what was typed over it, as the engine reads it. */
export function toFacts(sheet: FactSheet, typed: Typed): Typed {
  const household: Typed = {};
  const members: Typed[] = sheet.members.map(({ id }) => ({ id }));
  for (const row of sheet.rows) {
    const value = typed[keyOf(row)] ?? row.value;
    if (value === undefined || value === null || value === '') continue;
    const read = row.kind === 'bool' ? value === 'true' : row.kind === 'count' ? Number(value) : value;
    const into = row.member === null ? household : members[row.member];
    if (into) into[row.name] = read;
  }
  return { household, members };
}

/** The family as it is on record: open what is lacking, leave the rest folded. */
export function FactSheetFields({ sheet }: { sheet: FactSheet }) {
  const t = useTexts(caseTexts);
  const groups = [
    { key: 'household', title: t.household2, rows: sheet.rows.filter(({ member }) => member === null) },
    ...sheet.members.map(({ id, name }, place) => ({
      key: id,
      title: name,
      rows: sheet.rows.filter(({ member }) => member === place),
    })),
  ];
  return groups.map(({ key, title, rows }) => {
    const lacking = rows.filter(({ isLacking }) => isLacking).length;
    return (
      <details key={key} className="fact-group" open={lacking > 0 || key === 'household'}>
        <summary>
          {title} {lacking > 0 ? <Mark tone="warn">{t.lacking(lacking)}</Mark> : null}
        </summary>
        <Fields>
          {rows.map((row) => (
            <FactField key={row.name} row={row} />
          ))}
        </Fields>
      </details>
    );
  });
}

function FactField({ row }: { row: Row }) {
  return (
    <Field name={keyOf(row)} label={row.title} isRequired={row.isLacking}>
      <FactAnswer row={row} />
    </Field>
  );
}

function FactAnswer({ row, ...given }: { row: Row; value?: string; onChange?: never }) {
  const shown = { ...given, value: given.value ?? row.value ?? '' };
  return row.choices.length > 0 ? <Choice options={row.choices} {...shown} /> : <Input {...shown} />;
}
