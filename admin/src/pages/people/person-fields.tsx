import { Form, Input } from 'antd';
import { CodeSelect, DateInput, Field, useTexts } from '../../kit/index.ts';
import { actTexts } from './act-texts.ts';
import { readIdNumber } from './id-number.ts';

/** A person as the forms hold it: codes as text, nothing typed as an empty text. */
export interface PersonValues {
  readonly name?: string;
  readonly sex?: string | null;
  readonly birthDate?: string | null;
  readonly ethnicity?: string | null;
  readonly nationality?: string | null;
  readonly idKind?: string | null;
  readonly idNumber?: string;
  readonly phone?: string;
}

/** The fields that an identity card answers. `isNew`: a number must be given; otherwise empty means unchanged. */
export function CardFields({ isNew, hasBirth }: { isNew: boolean; hasBirth: boolean }) {
  const t = useTexts(actTexts);
  const form = Form.useFormInstance<PersonValues>();
  const idKind = Form.useWatch('idKind', form) ?? 'resident';
  const fillFromNumber = (): void => {
    const read =
      idKind === 'resident' && hasBirth ? readIdNumber(form.getFieldValue('idNumber') ?? '') : null;
    if (read) form.setFieldsValue(read);
  };
  return (
    <>
      <Field name="idKind" label={t.idKind} isRequired>
        <CodeSelect list="id-kind" />
      </Field>
      {idKind === 'none' ? null : (
        <Field name="idNumber" label={t.idNumber} isRequired={isNew} help={isNew ? t.idHelp : t.idUnchanged}>
          <Input autoComplete="off" maxLength={30} onBlur={fillFromNumber} />
        </Field>
      )}
      <Field name="name" label={t.name} isRequired help={t.nameHelp}>
        <Input autoComplete="off" maxLength={100} />
      </Field>
      {hasBirth ? (
        <>
          <Field name="sex" label={t.sex} isRequired>
            <CodeSelect list="sex" />
          </Field>
          <Field name="birthDate" label={t.birthDate}>
            <DateInput isBirth />
          </Field>
        </>
      ) : null}
      <Field name="ethnicity" label={t.ethnicity}>
        <CodeSelect list="ethnicity" />
      </Field>
      <Field name="nationality" label={t.nationality}>
        <CodeSelect list="nationality" />
      </Field>
      <Field name="phone" label={t.phone} {...(isNew ? {} : { help: t.phoneUnchanged })}>
        <Input autoComplete="off" inputMode="tel" maxLength={20} />
      </Field>
    </>
  );
}

interface Recorded {
  readonly name: string;
  readonly sex: number;
  readonly birthDate: string | null;
  readonly ethnicity: string;
  readonly nationality: string;
  readonly idKind: string;
}

export const valuesOf = (record: Recorded): PersonValues => ({
  name: record.name,
  sex: String(record.sex),
  birthDate: record.birthDate,
  ethnicity: record.ethnicity,
  nationality: record.nationality,
  idKind: record.idKind,
  idNumber: '',
  phone: '',
});

/** What the form says differently from the record: only that is sent. Secrets are sent when they were typed. */
export function differencesOf(record: Recorded, values: PersonValues): Record<string, unknown> {
  const said: Record<string, unknown> = {};
  const before = valuesOf(record);
  for (const key of ['name', 'birthDate', 'ethnicity', 'nationality', 'idKind'] as const) {
    if (values[key] !== undefined && values[key] !== before[key]) said[key] = values[key];
  }
  if (values.sex !== undefined && values.sex !== before.sex) said.sex = Number(values.sex);
  if (values.idNumber?.trim()) said.idNumber = values.idNumber.trim();
  if (values.idKind === 'none' && record.idKind !== 'none') said.idNumber = null;
  if (values.phone?.trim()) said.phone = values.phone.trim();
  return said;
}
