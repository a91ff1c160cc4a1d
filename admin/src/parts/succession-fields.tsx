import { Form } from 'antd';
import type { ResponseOf } from '../api/index.ts';
import { Choice, Field, useTexts } from '../kit/index.ts';
import { type RelationRow, RelationRows } from './relation-rows.tsx';
import { membershipTexts } from './texts.ts';

type Members = ResponseOf<'GET /api/v1/households/{id}'>['members'];

export const rowOf = (one: Members[number]): RelationRow => ({
  personId: one.personId,
  name: one.name ?? '',
  relation: null,
});

interface SuccessionValues {
  readonly headId?: string;
  readonly others?: readonly RelationRow[];
}

/** Who becomes head, and what the others are to them: the fields `headId` and `others` of a form. */
export function SuccessionFields({ members, currentHead }: { members: Members; currentHead: string | null }) {
  const t = useTexts(membershipTexts);
  const form = Form.useFormInstance<SuccessionValues>();
  const headId = Form.useWatch('headId', form);
  const choose = (chosen: string): void => {
    const others = members.filter((one) => one.personId !== chosen);
    form.setFieldsValue({ headId: chosen, others: others.map(rowOf) });
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
        <Field name="others" label={t.relations} isRequired>
          <RelationRows />
        </Field>
      ) : null}
    </>
  );
}
