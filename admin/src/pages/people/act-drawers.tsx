import { Input } from 'antd';
import { useWrite } from '../../api/index.ts';
import {
  chinaToday,
  DateInput,
  Field,
  Fields,
  FormDrawer,
  sayDate,
  toast,
  useLanguage,
  useTexts,
} from '../../kit/index.ts';
import { actTexts } from './act-texts.ts';
import { CardFields, differencesOf, type PersonValues, valuesOf } from './person-fields.tsx';
import type { PersonRecord } from './record.ts';

interface Values extends PersonValues {
  readonly effectiveOn?: string | null;
  readonly document?: string;
  readonly reason?: string;
}

export interface DrawerProps {
  readonly record: PersonRecord;
  readonly isOpen: boolean;
  onClose(): void;
}

export const said = (
  values: Pick<Values, 'document' | 'reason'>,
): { document?: string; reason?: string } => ({
  ...(values.document?.trim() ? { document: values.document.trim() } : {}),
  ...(values.reason?.trim() ? { reason: values.reason.trim() } : {}),
});

/** The world changed on a day. What was so before stays in the history. */
export function ChangeDrawer({ record, isOpen, onClose }: DrawerProps) {
  const t = useTexts(actTexts);
  const change = useWrite('POST /api/v1/persons/{id}/change');
  return (
    <FormDrawer<Values>
      name={`person-change.${record.id}`}
      title={t.changeTitle}
      intro={t.changeIntro}
      isOpen={isOpen}
      onClose={onClose}
      initial={{ ...valuesOf(record), effectiveOn: chinaToday() }}
      submitText={t.change}
      submit={(values) =>
        change.mutateAsync({
          params: { id: record.id },
          body: {
            version: record.version,
            effectiveOn: values.effectiveOn ?? '',
            ...said(values),
            ...differencesOf(record, values),
          },
        })
      }
      onDone={() => toast(t.changeDone)}
    >
      <Fields>
        <Field name="effectiveOn" label={t.effectiveOn} isRequired>
          <DateInput />
        </Field>
        <Field name="reason" label={t.changeReason}>
          <Input maxLength={500} />
        </Field>
        <CardFields isNew={false} hasBirth={false} />
        <Field name="document" label={t.document} help={t.documentHelp} isWide>
          <Input maxLength={200} />
        </Field>
      </Fields>
    </FormDrawer>
  );
}

/** Our record was wrong: it will read as if it had always been so; or, opened on an earlier day, as it was then. */
export function CorrectDrawer({ record, isOpen, onClose }: DrawerProps) {
  const t = useTexts(actTexts);
  const { language } = useLanguage();
  const correct = useWrite('POST /api/v1/persons/{id}/correct');
  const day = record.asOf;
  return (
    <FormDrawer<Values>
      name={`person-correct.${record.id}.${day ?? ''}`}
      title={day ? t.correctPast : t.correctTitle}
      intro={day ? t.correctPastIntro(sayDate(day, language)) : t.correctIntro}
      isOpen={isOpen}
      onClose={onClose}
      initial={valuesOf(record)}
      submitText={t.correct}
      submit={(values) =>
        correct.mutateAsync({
          params: { id: record.id },
          body: {
            version: record.version,
            ...said(values),
            reason: values.reason?.trim() ?? '',
            ...(day ? { validOn: day } : {}),
            ...differencesOf(record, values),
          },
        })
      }
      onDone={() => toast(t.correctDone)}
    >
      <Field name="reason" label={t.correctReason} isRequired>
        <Input.TextArea rows={2} maxLength={500} />
      </Field>
      <Fields>
        <CardFields isNew={false} hasBirth />
        <Field name="document" label={t.document} help={t.documentHelp} isWide>
          <Input maxLength={200} />
        </Field>
      </Fields>
    </FormDrawer>
  );
}
