import { Form } from 'antd';
import { Link } from 'react-router';
import type { ResponseOf } from '../../api/index.ts';
import { Field, Fields, Mark, Notice, useTexts } from '../../kit/index.ts';
import { actTexts } from './act-texts.ts';
import type { Typed } from './dynamic-field.tsx';
import { FactAnswer, NothingElse } from './fact-answer.tsx';
import { caseTexts } from './texts.ts';

export type FactSheet = ResponseOf<'GET /api/v1/cases/{caseId}/facts'>;
export type FactRow = FactSheet['rows'][number];

const keyOf = ({ member, name }: FactRow): string => `${member ?? 'household'}-${name}`;

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
export function FactSheetFields({ sheet, householdId }: { sheet: FactSheet; householdId: string | null }) {
  const t = useTexts(caseTexts);
  const act = useTexts(actTexts);
  const groups = [
    { key: 'household', title: t.household2, rows: sheet.rows.filter(({ member }) => member === null) },
    ...sheet.members.map(({ id, name }, place) => ({
      key: id,
      title: name,
      rows: sheet.rows.filter(({ member }) => member === place),
    })),
  ];
  return (
    <>
      <Notice kind="info">
        {act.reckonedFor(sheet.members.map(({ name }) => name))}{' '}
        {householdId ? (
          <Link to={`/households/${householdId}`} className="within-text">
            {t.household}
          </Link>
        ) : null}
      </Notice>
      {groups.map(({ key, ...group }) => (
        <FactGroup key={key} {...group} isOpen={key === 'household'} />
      ))}
    </>
  );
}

function FactGroup({ title, rows, isOpen }: { title: string; rows: readonly FactRow[]; isOpen: boolean }) {
  const t = useTexts(caseTexts);
  const act = useTexts(actTexts);
  const typed = (Form.useWatch([], Form.useFormInstance<Typed>()) ?? {}) as Typed;
  const asked = rows.filter(({ isLacking }) => isLacking);
  const others = rows.filter(({ isRead }) => !isRead);
  const lacking = asked.filter((row) => (typed[keyOf(row)] ?? '') === '').length;
  return (
    <details className="fact-group" open={isOpen || asked.length > 0}>
      <summary>
        {title} {lacking > 0 ? <Mark tone="warn">{t.lacking(lacking)}</Mark> : null}
      </summary>
      <FactFields rows={rows.filter(({ isRead }) => isRead)} />
      <NothingElse rows={rows} keyOf={keyOf} />
      {others.length > 0 ? (
        <details className="fact-others">
          <summary>{act.otherFacts(others.length)}</summary>
          <FactFields rows={others} />
        </details>
      ) : null}
    </details>
  );
}

function FactFields({ rows }: { rows: readonly FactRow[] }) {
  return (
    <Fields>
      {rows.map((row) => (
        <Field key={row.name} name={keyOf(row)} label={row.title} isRequired={row.isLacking}>
          <FactAnswer row={row} />
        </Field>
      ))}
    </Fields>
  );
}
