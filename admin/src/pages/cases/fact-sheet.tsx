import { Form } from 'antd';
import { Link } from 'react-router';
import type { ResponseOf } from '../../api/index.ts';
import { Field, Fields, Mark, Notice, useTexts } from '../../kit/index.ts';
import type { CaseRecord } from './act-drawer.tsx';
import { actTexts } from './act-texts.ts';
import type { Typed } from './dynamic-field.tsx';
import { FactAnswer, NothingElse } from './fact-answer.tsx';
import { caseTexts } from './texts.ts';

export type FactSheet = ResponseOf<'GET /api/v1/cases/{caseId}/facts'>;
export type FactRow = FactSheet['rows'][number];

/** What the form of the case says, with the code of a choice. */
export type FormValue = CaseRecord['form'][number];

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

/** Members of whom the case says that they joined or left, and whom the records do not have so. */
function notFollowed(sheet: FactSheet, form: readonly FormValue[]): { joined: string[]; left: string[] } {
  const told = form.find(({ name }) => name === 'who')?.value.split(/[；;]\s*/) ?? [];
  const isJoining = form.some(({ name, raw }) => name === 'cause' && raw === 'joined');
  const there = new Set(sheet.members.map(({ name }) => name));
  return {
    joined: isJoining ? told.filter((name) => !there.has(name)) : [],
    left: isJoining ? [] : told.filter((name) => there.has(name)),
  };
}

/** The family as it is on record, everybody unfolded: what an officer does not see is not looked at. */
export function FactSheetFields({
  sheet,
  householdId,
  form,
}: {
  sheet: FactSheet;
  householdId: string | null;
  form: readonly FormValue[];
}) {
  const t = useTexts(caseTexts);
  const act = useTexts(actTexts);
  const { joined, left } = notFollowed(sheet, form);
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
      {left.length > 0 ? <Notice kind="warn">{act.stillThere(left)}</Notice> : null}
      {joined.length > 0 ? <Notice kind="warn">{act.notYetThere(joined)}</Notice> : null}
      {groups.map(({ key, ...group }) => (
        <FactGroup key={key} {...group} />
      ))}
    </>
  );
}

function FactGroup({ title, rows }: { title: string; rows: readonly FactRow[] }) {
  const t = useTexts(caseTexts);
  const act = useTexts(actTexts);
  const typed = (Form.useWatch([], Form.useFormInstance<Typed>()) ?? {}) as Typed;
  const asked = rows.filter(({ isLacking }) => isLacking);
  const others = rows.filter(({ isRead }) => !isRead);
  const lacking = asked.filter((row) => (typed[keyOf(row)] ?? '') === '').length;
  return (
    <details className="fact-group" open>
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
