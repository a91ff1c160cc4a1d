import { Form } from 'antd';
import type { ResponseOf } from '../api/index.ts';
import { Choice, Field, useTexts } from '../kit/index.ts';
import { type RelationRow, RelationRows, useRelationCheck } from './relation-rows.tsx';
import { suggestRelation } from './suggest-relation.ts';
import { membershipTexts } from './texts.ts';

type Members = ResponseOf<'GET /api/v1/households/{id}'>['members'];

export const rowOf = (one: Members[number]): RelationRow => ({
  personId: one.personId,
  name: one.name ?? '',
  relation: null,
});

/** Members as they stand under a new head, as far as that follows from what they were. */
export function rowsUnder(headId: string, rows: Members, all: Members): RelationRow[] {
  const head = all.find((one) => one.personId === headId);
  return rows.map((one) => ({ ...rowOf(one), relation: head ? suggestRelation(one, head, all) : null }));
}

interface SuccessionValues {
  readonly headId?: string;
  readonly others?: readonly RelationRow[];
}

/** Who becomes head, and what the others are to them: the fields `headId` and `others` of a form. */
export function SuccessionFields({
  members,
  all,
  currentHead,
}: {
  /** Those who stay, among whom the new head is. */
  members: Members;
  /** Everybody before the act, with what they were to the head. */
  all: Members;
  currentHead: string | null;
}) {
  const t = useTexts(membershipTexts);
  const check = useRelationCheck();
  const form = Form.useFormInstance<SuccessionValues>();
  const headId = Form.useWatch('headId', form);
  const choose = (chosen: string): void => {
    const others = members.filter((one) => one.personId !== chosen);
    form.setFieldsValue({ headId: chosen, others: rowsUnder(chosen, others, all) });
  };
  return (
    <>
      <Field name="headId" label={t.newHead} isRequired>
        <Choice
          options={members
            .filter((one) => one.personId !== currentHead)
            .map((one) => ({ value: one.personId, label: one.name ?? '' }))}
          onChange={choose}
        />
      </Field>
      {headId && members.length > 1 ? (
        <Field name="others" label={t.relations} isRequired help={t.relationsHelp} check={check}>
          <RelationRows />
        </Field>
      ) : null}
    </>
  );
}
