import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { call, isRefused, type Refused, useWrite } from '../../api/index.ts';
import {
  ApiForm,
  DataTable,
  ErrorBlock,
  Facts,
  Mark,
  Notice,
  sayCount,
  sayDate,
  toast,
  useLanguage,
  useMay,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { useSayMonth } from '../../parts/months.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import type { Adjustment, StepKey } from './adjustment-page.tsx';
import { DraftFields, type DraftValues, draftBody } from './draft-form.tsx';
import { adjustmentTexts } from './texts.ts';

export interface StepProps {
  readonly record: Adjustment;
  readonly mayAct: boolean;
  onStale(): void;
  go(step: StepKey): void;
}

/** Schemes that the figures reach and that nobody has are not worth a line. */
const ofAwards = ({ needs }: Adjustment): Adjustment['needs'] => {
  const had = needs.filter(({ awards }) => awards > 0);
  return had.length > 0 ? had : needs;
};

const money = (fen: number) => <span className="figures">{yuanFromFen(fen)}</span>;

/** The document and its figures; written anew until it is adopted. */
export function DocumentStep({ record, mayAct, onStale, go }: StepProps) {
  const t = useTexts(adjustmentTexts);
  const { language } = useLanguage();
  const sayMonth = useSayMonth();
  const [isEditing, setIsEditing] = useState(false);
  const draft = useWrite('POST /api/v1/adjustments/{adjustmentId}/draft');
  const submit = async (values: DraftValues): Promise<void> => {
    try {
      const body = { ...draftBody(values), version: record.version };
      await draft.mutateAsync({ params: { adjustmentId: record.id }, body });
    } catch (error) {
      if (isRefused(error)) onStale();
      throw error;
    }
    toast(t.saved);
    setIsEditing(false);
    go('reckon');
  };
  if (isEditing)
    return (
      <ApiForm<DraftValues>
        name={`adjustment-edit.${record.id}`}
        initial={{
          title: record.title,
          number: record.number,
          issuer: record.issuer,
          publishedOn: record.publishedOn,
          fromMonth: record.fromOn.slice(0, 7),
          figures: record.figures.map(({ code, cell, value }) => ({ key: `${code} ${cell}`, value })),
        }}
        submitText={t.save}
        submit={submit}
        onCancel={() => setIsEditing(false)}
      >
        <DraftFields />
      </ApiForm>
    );
  return (
    <>
      <Facts
        facts={[
          { label: t.docTitle, value: record.title },
          { label: t.docNumber, value: record.number || t.soft },
          { label: t.issuer, value: record.issuer },
          { label: t.publishedOn, value: sayDate(record.publishedOn, language) },
          { label: t.from, value: sayMonth(record.fromOn.slice(0, 7)) },
          { label: t.madeBy, value: record.madeByName },
        ]}
      />
      <FigureTable record={record} />
      {mayAct && ['draft', 'reckoned'].includes(record.state) ? (
        <Button onClick={() => setIsEditing(true)}>{t.edit}</Button>
      ) : null}
    </>
  );
}

export function FigureTable({ record }: { record: Adjustment }) {
  const t = useTexts(adjustmentTexts);
  return (
    <DataTable<Adjustment['figures'][number]>
      label={t.figures}
      rows={record.figures}
      rowKey={({ code, cell }) => `${code} ${cell}`}
      columns={[
        { key: 'title', title: t.figure, render: ({ title }) => title, onCard: 'title' },
        { key: 'before', title: t.before, align: 'right', render: ({ before }) => before ?? t.soft },
        { key: 'after', title: t.after, align: 'right', render: ({ value }) => <strong>{value}</strong> },
        { key: 'unit', title: t.unit, render: ({ unit }) => unit },
      ]}
    />
  );
}

/** What it does to every award, and what it would do to the whole county. */
export function ReckonStep({ record, mayAct, onStale }: StepProps) {
  const t = useTexts(adjustmentTexts);
  const reckon = useWrite('POST /api/v1/adjustments/{adjustmentId}/reckon');
  const [error, setError] = useState<Refused | null>(null);
  const act = async (): Promise<void> => {
    setError(null);
    try {
      const body = { version: record.version };
      toast(t.reckoned((await reckon.mutateAsync({ params: { adjustmentId: record.id }, body })).lines));
    } catch (caught) {
      if (!isRefused(caught)) throw caught;
      setError(caught);
      onStale();
    }
  };
  const isOpen = ['draft', 'reckoned'].includes(record.state);
  return (
    <>
      <p>{t.reckonIntro}</p>
      {error ? <ErrorBlock error={error} /> : null}
      {mayAct && isOpen ? (
        <p>
          <Button
            type={record.state === 'draft' ? 'primary' : 'default'}
            loading={reckon.isPending}
            onClick={() => void act()}
          >
            {record.state === 'draft' ? t.reckon : t.reckonAgain}
          </Button>
        </p>
      ) : null}
      {record.needs.length > 0 ? <CostTable record={record} /> : null}
      <WholeCounty record={record} />
    </>
  );
}

function CostTable({ record }: { record: Adjustment }) {
  const t = useTexts(adjustmentTexts);
  const schemes = useSchemeTitles();
  const cuts = record.needs.reduce((sum, need) => sum + need.cuts, 0);
  const unknown = record.needs.reduce((sum, need) => sum + need.unknown, 0);
  return (
    <>
      <DataTable<Adjustment['needs'][number]>
        label={t.steps.reckon}
        rows={ofAwards(record)}
        rowKey={({ scheme }) => scheme}
        columns={[
          { key: 'scheme', title: t.scheme, render: ({ scheme }) => schemes.say(scheme), onCard: 'title' },
          { key: 'awards', title: t.awards, align: 'right', render: ({ awards }) => sayCount(awards) },
          { key: 'raised', title: t.raised, align: 'right', render: ({ raised }) => sayCount(raised) },
          { key: 'cuts', title: t.cuts, align: 'right', render: (need) => sayCount(need.cuts) },
          { key: 'unknown', title: t.unknown, align: 'right', render: (need) => sayCount(need.unknown) },
          {
            key: 'before',
            title: t.monthBefore,
            align: 'right',
            render: ({ beforeFen }) => money(beforeFen),
          },
          { key: 'more', title: t.monthMore, align: 'right', render: ({ extraFen }) => money(extraFen) },
          { key: 'back', title: t.backSum, align: 'right', render: ({ backFen }) => money(backFen) },
        ]}
      />
      {cuts > 0 ? <Notice kind="warn">{t.cutsHelp}</Notice> : null}
      {unknown > 0 ? <Notice kind="warn">{t.unknownHelp}</Notice> : null}
    </>
  );
}

interface Tried {
  readonly month: string;
  readonly moreFen: number;
  readonly gain: number;
  readonly entering: number;
}

/** The same figures on the population: also who would come in new. What no scheme reads cannot be tried. */
function WholeCounty({ record }: { record: Adjustment }) {
  const t = useTexts(adjustmentTexts);
  const sayMonth = useSayMonth();
  const mayTry = useMay('what-if.run');
  const [tried, setTried] = useState<Tried | null>(null);
  const [isOver, setIsOver] = useState(false);
  const month = record.fromOn.slice(0, 7);
  const key = JSON.stringify(record.figures.map(({ code, cell, value }) => [code, cell, value]));
  useEffect(() => {
    if (!mayTry) return;
    let isGone = false;
    const changes = (JSON.parse(key) as string[][])
      .map(([code = '', cell = '', value = '']) => ({ code, cell, value, from: `${month}-01` }))
      .filter(({ code }) => !code.endsWith('.raise'));
    setTried(null);
    setIsOver(changes.length === 0);
    if (changes.length === 0) return;
    call('POST /api/v1/what-if/ask', { body: { month, variants: [{ name: 'a', changes }] } })
      .then((answer) => {
        const [variant] = answer.variants;
        if (isGone || !variant) return;
        const { gain, entering } = variant.total;
        setTried({ month: answer.month, moreFen: variant.fen - answer.baseFen, gain, entering });
      })
      .catch(() => {
        if (!isGone) setIsOver(true);
      });
    return () => {
      isGone = true;
    };
  }, [key, month, mayTry]);
  if (!mayTry) return null;
  const a = record.figures
    .filter(({ code }) => !code.endsWith('.raise'))
    .map(({ code, cell, value }) => `${code}/${cell}=${value}@${month}`)
    .join(';');
  const said = tried
    ? t.whatIfSay(sayMonth(tried.month), yuanFromFen(tried.moreFen), tried.gain, tried.entering)
    : isOver
      ? t.whatIfNone
      : t.whatIfBusy;
  return (
    <p className="adjustment-county">
      <strong>{t.whatIf}</strong> {said}{' '}
      {a === '' ? null : (
        <Link to={`/policy/what-if?month=${month}&a=${encodeURIComponent(a)}`}>{t.toWhatIf}</Link>
      )}
    </p>
  );
}

/** What is needed until the end of the year, beside what the funds have. */
export function FundsStep({ record }: StepProps) {
  const t = useTexts(adjustmentTexts);
  const schemes = useSchemeTitles();
  return (
    <>
      <p>{t.fundsIntro}</p>
      <DataTable<Adjustment['needs'][number]>
        label={t.steps.funds}
        rows={ofAwards(record)}
        rowKey={({ scheme }) => scheme}
        columns={[
          { key: 'scheme', title: t.scheme, render: ({ scheme }) => schemes.say(scheme), onCard: 'title' },
          { key: 'months', title: t.monthsLeft, align: 'right', render: ({ monthsLeft }) => monthsLeft },
          { key: 'back', title: t.backSum, align: 'right', render: ({ backFen }) => money(backFen) },
          { key: 'needed', title: t.needed, align: 'right', render: ({ neededFen }) => money(neededFen) },
          {
            key: 'available',
            title: t.available,
            align: 'right',
            render: ({ availableFen }) => money(availableFen),
          },
          {
            key: 'enough',
            title: t.steps.funds,
            render: ({ isEnough }) => (
              <Mark tone={isEnough ? 'ok' : 'warn'}>{isEnough ? t.enough : t.short}</Mark>
            ),
          },
        ]}
      />
    </>
  );
}
