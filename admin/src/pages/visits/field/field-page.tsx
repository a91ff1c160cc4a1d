import '../visits.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { isRefused, type Refused } from '../../../api/index.ts';
import {
  Empty,
  ErrorBlock,
  Loading,
  Notice,
  PageHead,
  sayMoment,
  useLanguage,
  useSession,
  useTexts,
} from '../../../kit/index.ts';
import { FieldForm } from './field-form.tsx';
import { FieldList } from './field-list.tsx';
import { Queue } from './queue.tsx';
import { fieldTexts } from './texts.ts';
import { takeAlong, useField, useOnline, useReadiness, useSending } from './use-field.ts';

/** The page that goes into the village: a list, a form for each visit, and what still has to arrive. */
export function FieldPage() {
  const session = useSession();
  const field = useField(session.user.id);
  const isOnline = useOnline(session);
  useSending(session, isOnline);
  const [search] = useSearchParams();
  const visitId = search.get('v');
  if (!field) return <Loading />;
  return visitId === null ? (
    <Overview field={field} isOnline={isOnline} />
  ) : (
    <FieldForm key={visitId} visitId={visitId} field={field} />
  );
}

function Overview({
  field,
  isOnline,
}: {
  field: NonNullable<ReturnType<typeof useField>>;
  isOnline: boolean;
}) {
  const t = useTexts(fieldTexts);
  const session = useSession();
  const { language } = useLanguage();
  const { kept } = field;
  const { readiness, prepare } = useReadiness(kept !== null);
  const [isTaking, setIsTaking] = useState(false);
  const [error, setError] = useState<Refused | null>(null);
  const take = async (): Promise<void> => {
    setIsTaking(true);
    setError(null);
    try {
      await takeAlong(session);
      prepare();
    } catch (fault) {
      if (!isRefused(fault)) throw fault;
      setError(fault);
    } finally {
      setIsTaking(false);
    }
  };
  return (
    <>
      <PageHead
        title={t.title}
        intro={t.intro}
        actions={
          <Button type="primary" disabled={!isOnline} loading={isTaking} onClick={() => void take()}>
            {isTaking ? t.taking : kept ? t.takeAgain : t.take}
          </Button>
        }
      />
      <p className="field-status" role="status" lang={language === 'zh' ? 'zh-CN' : 'en'}>
        <span className={isOnline ? 'dot dot-ok' : 'dot dot-off'}>{isOnline ? t.online : t.offline}</span>
        {kept ? <span>{t.takenAt(sayMoment(kept.takenAt))}</span> : null}
        {readiness ? <span className={`field-ready-${readiness}`}>{t[readiness]}</span> : null}
      </p>
      {error ? <ErrorBlock error={error} onRetry={() => void take()} /> : null}
      {!kept ? (
        <Empty text={t.none} next={t.noneNext} />
      ) : kept.list.visits.length === 0 ? (
        <Empty text={t.nothing} next={t.nothingNext} />
      ) : (
        <FieldList field={field} />
      )}
      {kept?.list.hasMore ? <Notice>{t.more}</Notice> : null}
      <Queue field={field} isOnline={isOnline} />
      <Notice>{t.kept}</Notice>
    </>
  );
}
