import './funds.css';
import { Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useList, useRead, useWrite } from '../../api/index.ts';
import {
  Choice,
  chinaToday,
  DateInput,
  ErrorBlock,
  Field,
  Fields,
  FormPage,
  Loading,
  toast,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { fundTexts } from './texts.ts';
import { TownAmounts } from './town-amounts.tsx';
import { fenFromYuan } from './yuan.ts';

const KINDS = ['receive', 'allocate', 'take-back', 'carry-over'] as const;
const SHARES = ['town', 'reserve', 'home'] as const;
type Kind = (typeof KINDS)[number];
type ShareKind = (typeof SHARES)[number];

interface Values {
  readonly kind: Kind;
  readonly effectiveOn: string;
  readonly document: string;
  readonly reason?: string;
  readonly amount?: string;
  readonly toFundId?: string;
  readonly share?: ShareKind;
  readonly home?: string;
  readonly towns?: Readonly<Record<string, string>>;
}

function linesOf({ kind, amount, share = 'town', home, towns }: Values) {
  const amountFen = fenFromYuan(amount) ?? '';
  if (kind === 'receive' || kind === 'carry-over') return [{ amountFen }];
  if (share === 'home') return [{ kind: share, home: home?.trim() ?? '', amountFen }];
  return Object.entries(towns ?? {}).flatMap(([townId, yuan]) => {
    const fen = fenFromYuan(yuan);
    return fen === null ? [] : [{ kind: share, townId, amountFen: fen }];
  });
}

export function NewOrder() {
  const { fundId = '' } = useParams();
  const t = useTexts(fundTexts);
  const navigate = useNavigate();
  const page = useRead('GET /api/v1/funds/{fundId}', { params: { fundId } });
  const enter = useWrite('POST /api/v1/funds/{fundId}/orders');
  const [done, setDone] = useState('');
  if (page.error) return <ErrorBlock error={page.error} isPage />;
  if (!page.data) return <Loading />;
  const submit = async (values: Values): Promise<void> => {
    const { kind, effectiveOn, document, reason, toFundId } = values;
    const said = {
      ...{ kind, effectiveOn, document, lines: linesOf(values) },
      ...(reason?.trim() ? { reason: reason.trim() } : {}),
      ...(kind === 'carry-over' && toFundId ? { toFundId } : {}),
    };
    const { id, totalFen } = await enter.mutateAsync({ params: { fundId }, body: said });
    setDone(id);
    toast(t.orderEntered(yuanFromFen(totalFen)));
    void navigate(`/funds/${fundId}?tab=orders`, { replace: true });
  };
  return (
    <FormPage<Values>
      name={`fund-order.${fundId}${done}`}
      title={t.order}
      crumbs={[
        { path: '/funds', title: t.title },
        { path: `/funds/${fundId}`, title: page.data.fund.name },
      ]}
      intro={t.orderIntro}
      submitText={t.order}
      initial={{ kind: 'receive', share: 'town', effectiveOn: chinaToday() }}
      submit={submit}
    >
      <Fields>
        <Field name="kind" label={t.orderKind} isRequired>
          <Choice options={KINDS.map((value) => ({ value, label: t.orderKinds[value] }))} />
        </Field>
        <Field name="effectiveOn" label={t.effectiveOn} isRequired>
          <DateInput />
        </Field>
      </Fields>
      <KindHelp />
      <Field name="document" label={t.document} help={t.documentHelp} isRequired isWide>
        <Input maxLength={200} />
      </Field>
      <Target year={page.data.fund.year} />
      <Field name="reason" label={t.reason} isWide>
        <Input.TextArea maxLength={500} rows={2} />
      </Field>
    </FormPage>
  );
}

function KindHelp() {
  const t = useTexts(fundTexts);
  const kind = Form.useWatch<Kind | undefined>('kind') ?? 'receive';
  return <p className="form-intro">{t.orderHelp[kind]}</p>;
}

/** How much, and to whom: one amount for the fund as a whole, or one for each place. */
function Target({ year }: { year: number }) {
  const t = useTexts(fundTexts);
  const kind = Form.useWatch<Kind | undefined>('kind') ?? 'receive';
  const share = Form.useWatch<ShareKind | undefined>('share') ?? 'town';
  const isPlaced = kind === 'allocate' || kind === 'take-back';
  const hasOneAmount = !isPlaced || share === 'home';
  return (
    <>
      {kind === 'carry-over' ? <NextFund year={year} /> : null}
      {isPlaced ? (
        <Field name="share" label={t.shareKind} isRequired>
          <Choice options={SHARES.map((value) => ({ value, label: t.kinds[value] }))} />
        </Field>
      ) : null}
      {isPlaced && share === 'home' ? (
        <Field name="home" label={t.home} isRequired isWide>
          <Input maxLength={60} />
        </Field>
      ) : null}
      {hasOneAmount ? (
        <Field
          name="amount"
          label={t.amountYuan}
          isRequired
          check={(typed) => (fenFromYuan(typed) === null ? t.amountBad : null)}
        >
          <InputNumber<string> stringMode min="0" precision={2} controls={false} style={{ width: '100%' }} />
        </Field>
      ) : (
        <Field
          name="towns"
          label={t.perTown}
          isRequired
          isWide
          check={(towns: Readonly<Record<string, string>> | undefined) =>
            Object.values(towns ?? {}).some((yuan) => fenFromYuan(yuan) !== null) ? null : t.linesMissing
          }
        >
          <TownAmounts />
        </Field>
      )}
    </>
  );
}

function NextFund({ year }: { year: number }) {
  const t = useTexts(fundTexts);
  const funds = useList('GET /api/v1/funds', { query: { limit: 50 } });
  const later = funds.items.filter((fund) => fund.year > year);
  return (
    <Field name="toFundId" label={t.target} isRequired>
      <Choice
        options={later.map(({ id, name, year: of }) => ({ value: id, label: `${name} ${t.yearOf(of)}` }))}
      />
    </Field>
  );
}
