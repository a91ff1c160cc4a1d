import './funds.css';
import { Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
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
  Notice,
  toast,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import type { Fund } from './fund-page.tsx';
import { fundTexts } from './texts.ts';
import { TownAmounts } from './town-amounts.tsx';
import { fenFromYuan, freeOf } from './yuan.ts';

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
  const [search] = useSearchParams();
  const asked = KINDS.find((one) => one === search.get('kind'));
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
      name={`fund-order.${fundId}${asked ?? ''}${done}`}
      title={t.order}
      crumbs={[
        { path: '/funds', title: t.title },
        { path: `/funds/${fundId}`, title: t.nameOf(page.data.fund.name, page.data.fund.year) },
      ]}
      intro={t.orderIntro}
      submitText={t.order}
      initial={{ kind: asked ?? 'receive', share: 'town', effectiveOn: chinaToday() }}
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
      <Target page={page.data} />
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
function Target({ page: { fund, shares } }: { page: Fund }) {
  const t = useTexts(fundTexts);
  const kind = Form.useWatch<Kind | undefined>('kind') ?? 'receive';
  const share = Form.useWatch<ShareKind | undefined>('share') ?? 'town';
  const isPlaced = kind === 'allocate' || kind === 'take-back';
  const hasOneAmount = !isPlaced || share === 'home';
  const isFromPool = kind === 'allocate' || kind === 'carry-over';
  const freeFen = freeOf(fund);
  const left = Object.fromEntries(
    shares.flatMap(({ kind: of, townId, balanceFen }) =>
      of === share && townId ? [[townId, balanceFen]] : [],
    ),
  );
  return (
    <>
      {isFromPool ? (
        <p className="form-intro">
          {t.poolLeft(yuanFromFen(fund.poolFen))}
          {fund.heldFen === '0' ? null : t.poolHeld(yuanFromFen(fund.heldFen), yuanFromFen(freeFen))}
        </p>
      ) : null}
      {kind === 'carry-over' ? <NextFund of={fund} /> : null}
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
          check={(typed) => {
            const fen = fenFromYuan(typed);
            if (fen === null) return t.amountBad;
            return isFromPool && BigInt(fen) > BigInt(freeFen) ? t.tooMuch(yuanFromFen(freeFen)) : null;
          }}
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
            wrongIn(towns ?? {}, isFromPool ? freeFen : null, left, t)
          }
        >
          <TownAmounts {...(kind === 'take-back' ? { left } : {})} />
        </Field>
      )}
    </>
  );
}

/** What is wrong with the amounts of townships: none, more than is free at the county, or more than lies there to take back. */
function wrongIn(
  towns: Readonly<Record<string, string>>,
  freeFen: string | null,
  left: Readonly<Record<string, string>>,
  t: { linesMissing: string; tooMuch(yuan: string): string; tooMuchBack: string },
): string | null {
  const asked = Object.entries(towns).flatMap(([town, yuan]) => {
    const fen = fenFromYuan(yuan);
    return fen === null ? [] : [{ town, fen }];
  });
  if (asked.length === 0) return t.linesMissing;
  if (freeFen === null) {
    return asked.some(({ town, fen }) => BigInt(fen) > BigInt(left[town] ?? '0')) ? t.tooMuchBack : null;
  }
  const sum = asked.reduce((total, { fen }) => total + BigInt(fen), 0n);
  return sum > BigInt(freeFen) ? t.tooMuch(yuanFromFen(freeFen)) : null;
}

/** Later funds that are for nothing else. */
function NextFund({ of: { year, schemes } }: { of: Fund['fund'] }) {
  const t = useTexts(fundTexts);
  const funds = useList('GET /api/v1/funds', { query: { limit: 50 } });
  const own = new Set(schemes.map(({ code }) => code));
  const later = funds.items.filter(
    (fund) => fund.year > year && fund.schemes.every(({ code }) => own.has(code)),
  );
  if (!funds.isLoading && later.length === 0) {
    return (
      <Notice kind="warn" title={t.noLater(year)} action={<Link to="/funds/new">{t.add}</Link>}>
        <p>{t.noLaterNext}</p>
      </Notice>
    );
  }
  return (
    <Field name="toFundId" label={t.target} isRequired>
      <Choice
        options={later.map(({ id, name, year: of }) => ({ value: id, label: `${name} ${t.yearOf(of)}` }))}
      />
    </Field>
  );
}
