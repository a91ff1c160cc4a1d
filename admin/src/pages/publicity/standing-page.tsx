import { Input } from 'antd';
import { useNavigate } from 'react-router';
import { useRead, useWrite } from '../../api/index.ts';
import {
  ApiForm,
  Choice,
  Empty,
  ErrorBlock,
  Field,
  Fields,
  Loading,
  Notice,
  PageHead,
  PlacePicker,
  pickedFromText,
  pickedToText,
  Section,
  sayDate,
  toast,
  useFilters,
  useLanguage,
  useTexts,
} from '../../kit/index.ts';
import { PreviewPart } from './preview.tsx';
import './publicity.css';
import { publicityTexts } from './texts.ts';

/** Who receives in a village, as it would hang today, and the button that puts the new list up. */
export function StandingPage() {
  const t = useTexts(publicityTexts);
  const filters = useFilters();
  const standing = useRead('GET /api/v1/publication/standing/matters', {});
  const village = pickedFromText(filters.values.village);
  const matters = standing.data?.items ?? [];
  const matter = filters.values.matter ?? matters[0]?.matter ?? '';
  return (
    <>
      <PageHead
        title={t.standingTitle}
        crumbs={[{ path: '/publicity', title: t.title }]}
        intro={t.standingIntro}
      />
      <Section title={t.chooseVillage}>
        <div className="choose-list">
          <div>
            <label htmlFor="standing-village">{t.village}</label>
            <PlacePicker
              id="standing-village"
              level="village"
              aria-label={t.village}
              value={village}
              onChange={(picked) => filters.set('village', picked ? pickedToText(picked) : '')}
            />
          </div>
          <div>
            <label htmlFor="standing-matter">{t.matter}</label>
            <Choice
              id="standing-matter"
              aria-label={t.matter}
              options={matters.map((one) => ({ value: one.matter, label: one.title }))}
              value={matter}
              onChange={(chosen) => filters.set('matter', chosen)}
            />
          </div>
        </div>
      </Section>
      {village && matter ? <Standing villageId={village.id} matter={matter} /> : null}
    </>
  );
}

function Standing({ villageId, matter }: { villageId: string; matter: string }) {
  const t = useTexts(publicityTexts);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const preview = useRead('GET /api/v1/publication/standing/preview', { query: { villageId, matter } });
  const put = useWrite('POST /api/v1/publication/standing');
  if (preview.error) return <ErrorBlock error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <Loading />;
  const { hangingSince, hangingSize, telephone, lists } = preview.data;
  const submit = async (typed: { telephone: string }): Promise<void> => {
    const { id, size } = await put.mutateAsync({ body: { villageId, matter, telephone: typed.telephone } });
    toast(t.posted(size));
    void navigate(`/publicity/lists/${id}`);
  };
  const isEmpty = lists.every(({ lines }) => lines.length === 0);
  return (
    <>
      <Notice
        title={hangingSince === null ? t.notYet : t.now(sayDate(hangingSince, language), hangingSize ?? 0)}
      />
      <PreviewPart preview={preview.data} isStanding />
      {isEmpty ? null : (
        <Section title={t.office}>
          <ApiForm<{ telephone: string }>
            key={`${villageId} ${matter}`}
            name={`standing.${villageId}.${matter}`}
            initial={{ telephone: telephone ?? '' }}
            keepsDraft={false}
            submitText={t.update}
            submit={submit}
          >
            <Fields>
              <Field name="telephone" label={t.telephone} isRequired help={t.telephoneHelp}>
                <Input maxLength={13} inputMode="tel" autoComplete="off" />
              </Field>
            </Fields>
          </ApiForm>
        </Section>
      )}
      {isEmpty && hangingSince === null ? <Empty text={t.nobodyReady} /> : null}
    </>
  );
}
