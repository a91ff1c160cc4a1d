import { Input } from 'antd';
import { useWrite } from '../../api/index.ts';
import { chinaToday, DateInput, Field, FormDrawer, toast, useTexts } from '../../kit/index.ts';
import { actTexts } from './act-texts.ts';
import type { PersonRecord } from './record.ts';

interface Values {
  readonly number?: string;
  readonly bankName?: string;
  readonly holderName?: string;
  readonly since?: string | null;
  readonly issuedOn?: string | null;
  readonly validUntil?: string | null;
  readonly on?: string | null;
  readonly document?: string;
}

function DocumentField() {
  const t = useTexts(actTexts);
  return (
    <Field name="document" label={t.document} help={t.documentHelp}>
      <Input maxLength={200} />
    </Field>
  );
}

const documentOf = (values: Values): { document?: string } =>
  values.document?.trim() ? { document: values.document.trim() } : {};

export function AccountDrawer({
  record,
  isOpen,
  onClose,
}: {
  record: PersonRecord;
  isOpen: boolean;
  onClose(): void;
}) {
  const t = useTexts(actTexts);
  const add = useWrite('POST /api/v1/persons/{id}/accounts');
  return (
    <FormDrawer<Values>
      name={`person-account.${record.id}`}
      title={t.accountTitle}
      isOpen={isOpen}
      onClose={onClose}
      width={440}
      initial={{ holderName: record.name, since: chinaToday() }}
      submit={(values) =>
        add.mutateAsync({
          params: { id: record.id },
          body: {
            version: record.version,
            number: values.number ?? '',
            bankName: values.bankName ?? '',
            holderName: values.holderName ?? '',
            since: values.since ?? '',
            ...documentOf(values),
          },
        })
      }
      onDone={() => toast(t.accountDone)}
    >
      <Field name="number" label={t.accountNumber} isRequired>
        <Input inputMode="numeric" autoComplete="off" maxLength={40} />
      </Field>
      <Field name="bankName" label={t.bankName} isRequired>
        <Input maxLength={100} />
      </Field>
      <Field name="holderName" label={t.holderName} isRequired>
        <Input maxLength={100} />
      </Field>
      <Field name="since" label={t.since} isRequired>
        <DateInput />
      </Field>
      <DocumentField />
    </FormDrawer>
  );
}

export function CertificateDrawer({
  record,
  isOpen,
  onClose,
}: {
  record: PersonRecord;
  isOpen: boolean;
  onClose(): void;
}) {
  const t = useTexts(actTexts);
  const add = useWrite('POST /api/v1/persons/{id}/certificates');
  return (
    <FormDrawer<Values>
      name={`person-certificate.${record.id}`}
      title={t.certificateTitle}
      isOpen={isOpen}
      onClose={onClose}
      width={440}
      submit={(values) =>
        add.mutateAsync({
          params: { id: record.id },
          body: {
            version: record.version,
            number: values.number ?? '',
            issuedOn: values.issuedOn ?? null,
            validUntil: values.validUntil ?? null,
            ...documentOf(values),
          },
        })
      }
      onDone={() => toast(t.certificateDone)}
    >
      <Field name="number" label={t.certificateNumber} isRequired help={t.certificateHelp}>
        <Input autoComplete="off" maxLength={40} />
      </Field>
      <Field name="issuedOn" label={t.issuedOn}>
        <DateInput />
      </Field>
      <Field name="validUntil" label={t.validUntil}>
        <DateInput />
      </Field>
      <DocumentField />
    </FormDrawer>
  );
}

/** Ends an account or a certificate from a day on; `rowId` null keeps it closed. */
export function EndDrawer({
  record,
  kind,
  rowId,
  onClose,
}: {
  record: PersonRecord;
  kind: 'account' | 'certificate';
  rowId: string | null;
  onClose(): void;
}) {
  const t = useTexts(actTexts);
  const closeAccount = useWrite('POST /api/v1/persons/{id}/accounts/{partId}/close');
  const revoke = useWrite('POST /api/v1/persons/{id}/certificates/{partId}/revoke');
  const end = kind === 'account' ? closeAccount : revoke;
  return (
    <FormDrawer<Values>
      name={`person-end.${rowId ?? ''}`}
      title={kind === 'account' ? t.closeTitle : t.endTitle}
      isOpen={rowId !== null}
      onClose={onClose}
      width={440}
      initial={{ on: chinaToday() }}
      isDanger
      submit={(values) =>
        end.mutateAsync({
          params: { id: record.id, partId: rowId ?? '' },
          body: { version: record.version, on: values.on ?? '', ...documentOf(values) },
        })
      }
      onDone={() => toast(kind === 'account' ? t.closeDone : t.endDone)}
    >
      <Field name="on" label={kind === 'account' ? t.closeOn : t.endOn} isRequired>
        <DateInput />
      </Field>
      <DocumentField />
    </FormDrawer>
  );
}
