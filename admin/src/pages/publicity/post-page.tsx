import { Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { type ResponseOf, useRead, useWrite } from '../../api/index.ts';
import {
  ApiForm,
  chinaToday,
  DateInput,
  Empty,
  ErrorBlock,
  Field,
  Fields,
  LinkButton,
  Loading,
  PageHead,
  Section,
  toast,
  useTexts,
} from '../../kit/index.ts';
import { PreviewPart } from './preview.tsx';
import './publicity.css';
import { publicityTexts } from './texts.ts';

interface Typed {
  readonly telephone: string;
  readonly days?: number;
}

/** The list of a village as the public will see it, and the button that puts it up. */
export function PostPage() {
  const t = useTexts(publicityTexts);
  const [search] = useSearchParams();
  const [matter, step, villageId] = ['matter', 'step', 'village'].map((name) => search.get(name) ?? '');
  const isChosen = Boolean(matter && step && villageId);
  const [postedOn, setPostedOn] = useState<string | null>(chinaToday);
  const query = { matter: matter ?? '', step: step ?? '', villageId: villageId ?? '' };
  const preview = useRead(
    'GET /api/v1/publication/preview',
    { query: { ...query, ...(postedOn ? { postedOn } : {}) } },
    { when: isChosen, keepPrevious: true },
  );
  const crumbs = [{ path: '/publicity', title: t.title }];
  if (!isChosen) {
    return (
      <>
        <PageHead title={t.postTitle} crumbs={crumbs} />
        <div className="panel">
          <Empty
            text={t.chooseFirst}
            next={t.chooseFirstNext}
            action={<LinkButton to="/publicity">{t.toWaiting}</LinkButton>}
          />
        </div>
      </>
    );
  }
  if (preview.error && !preview.data) return <ErrorBlock error={preview.error} isPage />;
  if (!preview.data) return <Loading />;
  return (
    <>
      <PageHead title={t.postTitle} crumbs={crumbs} intro={t.postIntro} />
      <PreviewPart preview={preview.data} />
      <Section title={t.office}>
        <div className="form-day">
          <label htmlFor="posted-on">{t.postedOn}</label>
          <DateInput id="posted-on" value={postedOn} onChange={setPostedOn} />
        </div>
        <PutForm query={query} postedOn={postedOn ?? chinaToday()} preview={preview.data} />
      </Section>
    </>
  );
}

function PutForm({
  query,
  postedOn,
  preview,
}: {
  query: { matter: string; step: string; villageId: string };
  postedOn: string;
  preview: ResponseOf<'GET /api/v1/publication/preview'>;
}) {
  const t = useTexts(publicityTexts);
  const navigate = useNavigate();
  const put = useWrite('POST /api/v1/publication/lists');
  const submit = async ({ telephone, days }: Typed): Promise<void> => {
    const body = { ...query, postedOn, telephone, ...(days ? { days } : {}) };
    const { lists } = await put.mutateAsync({ body });
    toast(t.posted(lists.reduce((sum, { size }) => sum + size, 0)));
    const [first] = lists;
    void navigate(first && lists.length === 1 ? `/publicity/lists/${first.id}` : '/publicity?tab=hanging');
  };
  return (
    <ApiForm<Typed>
      name={`publicity-post.${query.villageId}.${query.matter}`}
      initial={{ telephone: preview.telephone ?? '' }}
      keepsDraft={false}
      submitText={t.put}
      submit={submit}
    >
      <Fields>
        <Field name="telephone" label={t.telephone} isRequired help={t.telephoneHelp}>
          <Input maxLength={13} inputMode="tel" autoComplete="off" />
        </Field>
        {preview.needsDays ? (
          <Field name="days" label={t.howLong} isRequired help={t.howLongHelp}>
            <InputNumber min={1} max={60} precision={0} style={{ width: '100%' }} />
          </Field>
        ) : null}
      </Fields>
    </ApiForm>
  );
}
