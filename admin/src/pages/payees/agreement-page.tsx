import './payees.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { isRefused, useRead, useWrite } from '../../api/index.ts';
import {
  chinaToday,
  DateInput,
  ErrorBlock,
  Facts,
  Field,
  FormDrawer,
  Loading,
  Notice,
  PageHead,
  Section,
  sayDate,
  sayMoment,
  Timeline,
  type TimelineEntry,
  toast,
  useLanguage,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { type Agreement, placeOf, StateMark, useSayDays } from './agreement-parts.tsx';
import { type End, EndDrawer, endsOf } from './end-drawer.tsx';
import { payeeTexts } from './texts.ts';

/** One agreement: whose money, who takes it, by which paper, and who said so. */
export function AgreementPage() {
  const { agreementId = '' } = useParams();
  const t = useTexts(payeeTexts);
  const page = useRead('GET /api/v1/pay-agreements/{agreementId}', { params: { agreementId } });
  const maySign = useMay('payments.sign');
  if (page.error) return <ErrorBlock error={page.error} isPage onRetry={() => void page.refetch()} />;
  if (!page.data) return <Loading />;
  const one = page.data;
  return (
    <>
      <PageHead
        title={`${one.holderName} · ${t.kinds[one.kind] ?? one.kind}`}
        crumbs={[{ path: '/payees', title: t.title }]}
        actions={<Acts one={one} onStale={() => void page.refetch()} />}
      />
      {one.state === 'open' ? (
        <Notice kind="warn">{maySign && !one.isOwn ? t.waitsYou : t.waitsOther}</Notice>
      ) : null}
      <Section title={t.facts}>
        <AgreementFacts one={one} />
      </Section>
      <Section title={t.course}>
        <Course one={one} />
      </Section>
    </>
  );
}

function AgreementFacts({ one }: { one: Agreement }) {
  const t = useTexts(payeeTexts);
  const schemes = useSchemeTitles();
  const sayDays = useSayDays();
  return (
    <Facts
      facts={[
        { label: t.state, value: <StateMark state={one.state} /> },
        { label: t.holder, value: <Link to={`/people/${one.holderId}`}>{one.holderName}</Link> },
        { label: t.award, value: <Link to={`/awards/${one.awardId}`}>{schemes.say(one.scheme)}</Link> },
        { label: t.kind, value: t.kinds[one.kind] },
        {
          label: one.kind === 'home' ? t.home : t.payee,
          value: one.payeeId ? <Link to={`/people/${one.payeeId}`}>{one.payeeName}</Link> : one.payeeName,
        },
        ...(one.kind === 'home' ? [{ label: t.takes, value: t.takesOf[one.takes] }] : []),
        { label: t.days, value: sayDays(one) },
        { label: t.place, value: placeOf(one) },
        { label: t.paper, value: one.paper, isWide: true },
        {
          label: t.scan,
          value: one.scanId ? (
            <a
              className="within-text"
              href={`/api/v1/pay-agreements/${one.id}/scan/${one.scanId}`}
              target="_blank"
              rel="noreferrer"
            >
              {t.scanOpen}
            </a>
          ) : (
            t.scanNone
          ),
          isWide: true,
        },
      ]}
    />
  );
}

function Course({ one }: { one: Agreement }) {
  const t = useTexts(payeeTexts);
  const { language } = useLanguage();
  const entries: TimelineEntry[] = [
    ...(one.overOn
      ? [
          {
            key: 'over',
            when: sayMoment(one.overAt),
            title: `${t.over} · ${one.overByName ?? ''}`,
            detail: `${sayDate(one.overOn, language)} ${one.overReason ?? ''}`,
          },
        ]
      : []),
    ...(one.how
      ? [
          {
            key: 'ended',
            when: sayMoment(one.endedAt),
            title: `${t.states[one.how] ?? one.how} · ${one.endedByName ?? ''}`,
          },
        ]
      : []),
    { key: 'entered', when: sayMoment(one.enteredAt), title: `${t.entered} · ${one.enteredByName}` },
  ];
  return <Timeline label={t.course} entries={entries} />;
}

function Acts({ one, onStale }: { one: Agreement; onStale(): void }) {
  const t = useTexts(payeeTexts);
  const maySign = useMay('payments.sign');
  const mayEnter = useMay('payments.prepare');
  const end = useWrite('POST /api/v1/pay-agreements/{agreementId}/end');
  const [how, setHow] = useState<End | null>(null);
  const [isStopping, setIsStopping] = useState(false);
  const isHeld = one.how === 'confirmed' && one.overOn === null && one.state !== 'over';
  return (
    <>
      {maySign && one.state === 'open'
        ? endsOf(one.isOwn).map((act) => (
            <Button
              key={act}
              type={act === 'confirmed' ? 'primary' : 'default'}
              danger={act !== 'confirmed'}
              onClick={() => setHow(act)}
            >
              {t.ends[act]}
            </Button>
          ))
        : null}
      {mayEnter && isHeld ? (
        <Button danger onClick={() => setIsStopping(true)}>
          {t.stop}
        </Button>
      ) : null}
      {how ? (
        <EndDrawer
          name={`pay-agreement-${how}.${one.id}`}
          how={how}
          intro={t.endIntro[how]}
          onClose={() => setHow(null)}
          submit={async () => {
            try {
              await end.mutateAsync({ params: { agreementId: one.id }, body: { how } });
            } catch (error) {
              if (isRefused(error)) onStale();
              throw error;
            }
            toast(t.endDone[how]);
          }}
        >
          <AgreementFacts one={one} />
        </EndDrawer>
      ) : null}
      {isStopping ? <StopDrawer one={one} onClose={() => setIsStopping(false)} /> : null}
    </>
  );
}

function StopDrawer({ one, onClose }: { one: Agreement; onClose(): void }) {
  const t = useTexts(payeeTexts);
  const stop = useWrite('POST /api/v1/pay-agreements/{agreementId}/over');
  return (
    <FormDrawer<{ onDay: string; reason: string }>
      name={`pay-agreement-over.${one.id}`}
      title={t.stop}
      isOpen
      onClose={onClose}
      intro={t.stopIntro}
      initial={{ onDay: chinaToday() }}
      submitText={t.stop}
      isDanger
      submit={async (body) => {
        await stop.mutateAsync({ params: { agreementId: one.id }, body });
        toast(t.stopDone);
      }}
    >
      <Field name="onDay" label={t.overOn} help={t.overOnHelp} isRequired>
        <DateInput />
      </Field>
      <Field name="reason" label={t.overReason} isRequired isWide>
        <Input.TextArea maxLength={500} rows={3} />
      </Field>
    </FormDrawer>
  );
}
