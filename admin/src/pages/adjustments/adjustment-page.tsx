import './adjustments.css';
import { Button, Popconfirm } from 'antd';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { type ResponseOf, useRead, useWrite } from '../../api/index.ts';
import { ErrorBlock, Loading, PageHead, Section, Steps, toast, useMay, useTexts } from '../../kit/index.ts';
import { AdjustmentLines } from './adjustment-lines.tsx';
import { AdoptStep, BackStep, PostStep } from './adopt-steps.tsx';
import { DocumentStep, FundsStep, ReckonStep } from './draft-steps.tsx';
import { adjustmentTexts } from './texts.ts';

export type Adjustment = ResponseOf<'GET /api/v1/adjustments/{adjustmentId}'>;

const KEYS = ['document', 'reckon', 'funds', 'adopt', 'back', 'post'] as const;
export type StepKey = (typeof KEYS)[number];

/** The step that somebody who comes back goes on with. */
function stepOf({ state }: Adjustment): StepKey {
  if (state === 'draft') return 'reckon';
  if (state === 'reckoned') return 'adopt';
  return state === 'adopted' ? 'back' : 'post';
}

/** How far one may look: what was not done yet is not shown. */
function reach({ state }: Adjustment): number {
  if (state === 'draft' || state === 'dropped') return 1;
  return state === 'reckoned' ? 3 : 5;
}

/** A new standard as one act of six steps, which stands where it was left. */
export function AdjustmentPage() {
  const { adjustmentId = '' } = useParams();
  const t = useTexts(adjustmentTexts);
  const [search, setSearch] = useSearchParams();
  const mayOpen = useMay('awards.open');
  const read = useRead('GET /api/v1/adjustments/{adjustmentId}', { params: { adjustmentId } });
  if (read.error) return <ErrorBlock error={read.error} isPage onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  const record = read.data;
  const most = reach(record);
  const wished = KEYS.find((key) => key === search.get('step'));
  const step = wished !== undefined && KEYS.indexOf(wished) <= most ? wished : stepOf(record);
  const at = KEYS.indexOf(step);
  const go = (key: StepKey): void => setSearch({ step: key }, { replace: true });
  const before = KEYS[at - 1];
  const after = KEYS[at + 1];
  const props = { record, mayAct: mayOpen, onStale: () => void read.refetch(), go };
  const parts: Readonly<Record<StepKey, React.ReactNode>> = {
    document: <DocumentStep {...props} />,
    reckon: <ReckonStep {...props} />,
    funds: <FundsStep {...props} />,
    adopt: <AdoptStep {...props} />,
    back: <BackStep {...props} />,
    post: <PostStep {...props} />,
  };
  return (
    <>
      <PageHead
        title={`${record.title} ${record.number}`.trim()}
        crumbs={[{ path: '/adjustments', title: t.title }]}
        actions={mayOpen && ['draft', 'reckoned'].includes(record.state) ? <Drop record={record} /> : null}
      />
      <Steps
        label={t.stepsLabel}
        steps={KEYS.map((key) => ({ key, title: t.steps[key] }))}
        current={step}
        {...(before ? { onBack: () => go(before) } : {})}
        {...(after && at < most ? { onNext: () => go(after) } : {})}
      >
        <div className="step-part">{parts[step]}</div>
      </Steps>
      {record.state === 'draft' ? null : (
        <Section title={t.lines}>
          <AdjustmentLines record={record} />
        </Section>
      )}
    </>
  );
}

function Drop({ record }: { record: Adjustment }) {
  const t = useTexts(adjustmentTexts);
  const navigate = useNavigate();
  const drop = useWrite('POST /api/v1/adjustments/{adjustmentId}/drop');
  const act = async (): Promise<void> => {
    await drop.mutateAsync({ params: { adjustmentId: record.id }, body: { version: record.version } });
    toast(t.dropDone);
    void navigate('/adjustments', { replace: true });
  };
  return (
    <Popconfirm
      title={t.dropAsk}
      placement="bottomRight"
      okText={t.drop}
      cancelText={t.dropKeep}
      okButtonProps={{ danger: true }}
      onConfirm={act}
    >
      <Button danger loading={drop.isPending}>
        {t.drop}
      </Button>
    </Popconfirm>
  );
}
