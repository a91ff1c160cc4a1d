import { Input } from 'antd';
import { Choice, DateInput, Field, Fields, useTexts } from '../../kit/index.ts';
import { useMonthOptions } from '../../parts/months.ts';
import { FiguresField } from './figures-field.tsx';
import { adjustmentTexts } from './texts.ts';

export interface DraftValues {
  readonly title: string;
  readonly number?: string;
  readonly issuer: string;
  readonly publishedOn: string;
  readonly fromMonth: string;
  readonly figures: readonly { readonly key?: string; readonly value?: string }[];
}

const MONTHS_BACK = 36;
const MONTHS_FORTH = 12;

/** As the API takes it; rows that nothing was chosen in are left out. */
export const draftBody = ({ number = '', figures, ...rest }: DraftValues) => ({
  ...rest,
  number,
  figures: figures.flatMap(({ key, value }) => {
    if (!key) return [];
    const [code = '', cell = ''] = key.split(' ');
    return [{ code, cell, value: (value ?? '').trim() }];
  }),
});

/** Document, first month and figures. */
export function DraftFields() {
  const t = useTexts(adjustmentTexts);
  const months = useMonthOptions(MONTHS_BACK, MONTHS_FORTH);
  return (
    <>
      <Field name="title" label={t.docTitle} isRequired isWide>
        <Input maxLength={200} />
      </Field>
      <Fields>
        <Field name="number" label={t.docNumber}>
          <Input maxLength={100} />
        </Field>
        <Field name="issuer" label={t.issuer} isRequired>
          <Input maxLength={100} />
        </Field>
        <Field name="publishedOn" label={t.publishedOn} isRequired>
          <DateInput />
        </Field>
        <Field name="fromMonth" label={t.fromMonth} help={t.fromMonthHelp} isRequired>
          <Choice options={months} />
        </Field>
      </Fields>
      <FiguresField />
    </>
  );
}
