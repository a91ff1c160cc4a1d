import './payments.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { type ItemOf, useRead, useWrite } from '../../api/index.ts';
import {
  Choice,
  DataTable,
  Empty,
  ErrorBlock,
  Field,
  FormDrawer,
  Loading,
  Mark,
  PageHead,
  sayMoment,
  toast,
  useLanguage,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { bankTexts } from './bank-texts.ts';
import { paymentTexts } from './texts.ts';

type Bank = ItemOf<'GET /api/v1/pay-banks'>;
type End = 'confirmed' | 'refused' | 'withdrawn';

/** Through which bank and out of which account the county pays: one enters it, another confirms it. */
export function PayBanks() {
  const t = useTexts(bankTexts);
  const { title } = useTexts(paymentTexts);
  const { language } = useLanguage();
  const page = useRead('GET /api/v1/pay-banks', {});
  const mayEnter = useMay('payments.prepare');
  const [isEntering, setIsEntering] = useState(false);
  if (page.error) return <ErrorBlock error={page.error} isPage onRetry={() => void page.refetch()} />;
  if (!page.data) return <Loading />;
  const { items, formats } = page.data;
  const formatOf = (code: string) => formats.find((one) => one.code === code)?.[language] ?? code;
  const enter = mayEnter ? (
    <Button type="primary" onClick={() => setIsEntering(true)}>
      {t.enterBank}
    </Button>
  ) : null;
  return (
    <>
      <PageHead
        title={t.banks}
        crumbs={[{ path: '/payments', title }]}
        intro={t.banksIntro}
        actions={enter}
      />
      <div className="panel">
        {items.length === 0 ? (
          <Empty text={t.noBanks} next={t.noBanksNext} />
        ) : (
          <DataTable<Bank>
            label={t.bankList}
            rows={items}
            rowKey={(bank) => bank.id}
            columns={[
              { key: 'bank', title: t.bankName, onCard: 'title', render: (bank) => bank.bankName },
              { key: 'format', title: t.format, render: (bank) => formatOf(bank.format) },
              { key: 'payer', title: t.payerName, render: (bank) => bank.payerName },
              {
                key: 'account',
                title: t.account,
                render: (bank) => <span className="figures">****{bank.accountTail}</span>,
              },
              { key: 'state', title: t.bankState, render: (bank) => <BankState bank={bank} /> },
              {
                key: 'entered',
                title: t.entered,
                render: (bank) => `${bank.enteredByName} ${sayMoment(bank.enteredAt)}`,
              },
              {
                key: 'ended',
                title: t.ended,
                render: (bank) =>
                  bank.endedAt ? (
                    `${bank.endedByName ?? ''} ${sayMoment(bank.endedAt)}`
                  ) : (
                    <EndBank bank={bank} />
                  ),
              },
            ]}
          />
        )}
      </div>
      <EnterBank
        isOpen={isEntering}
        onClose={() => setIsEntering(false)}
        formats={formats.map((one) => ({ value: one.code, label: one[language] }))}
      />
    </>
  );
}

function BankState({ bank }: { bank: Bank }) {
  const t = useTexts(bankTexts);
  if (bank.isCurrent) return <Mark tone="ok">{t.isCurrent}</Mark>;
  return <Mark tone={bank.how === null ? 'warn' : 'plain'}>{t.bankStates[bank.how ?? 'open'] ?? ''}</Mark>;
}

/** Whoever entered it may withdraw it; anybody else who may sign confirms or refuses. */
function EndBank({ bank }: { bank: Bank }) {
  const t = useTexts(bankTexts);
  const maySign = useMay('payments.sign');
  const end = useWrite('POST /api/v1/pay-banks/{bankId}/end');
  const acts: readonly End[] = bank.isOwn ? ['withdrawn'] : ['confirmed', 'refused'];
  if (!maySign) return <>{t.soft}</>;
  return (
    <span className="pay-acts">
      {acts.map((how) => (
        <Button
          key={how}
          loading={end.isPending}
          onClick={() =>
            void end
              .mutateAsync({ params: { bankId: bank.id }, body: { how } })
              .then(() => toast(t.endDone[how] ?? ''))
          }
        >
          {t.endActs[how]}
        </Button>
      ))}
    </span>
  );
}

interface Values {
  readonly bankName: string;
  readonly format: string;
  readonly payerName: string;
  readonly account: string;
}

function EnterBank({
  isOpen,
  onClose,
  formats,
}: {
  isOpen: boolean;
  onClose(): void;
  formats: readonly { value: string; label: string }[];
}) {
  const t = useTexts(bankTexts);
  const enter = useWrite('POST /api/v1/pay-banks');
  return (
    <FormDrawer<Values>
      name="pay-bank"
      title={t.enterBank}
      isOpen={isOpen}
      onClose={onClose}
      intro={t.enterIntro}
      submitText={t.enterBank}
      keepsDraft={false}
      submit={async (body) => {
        await enter.mutateAsync({ body });
        toast(t.bankEntered);
      }}
    >
      <Field name="bankName" label={t.bankName} isRequired isWide>
        <Input maxLength={60} />
      </Field>
      <Field name="format" label={t.format} isRequired isWide>
        <Choice options={formats} />
      </Field>
      <Field name="payerName" label={t.payerName} isRequired isWide>
        <Input maxLength={60} />
      </Field>
      <Field name="account" label={t.account} help={t.accountHelp} isRequired isWide>
        <Input maxLength={40} inputMode="numeric" autoComplete="off" />
      </Field>
    </FormDrawer>
  );
}
