import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRead, useWrite } from '../../api/index.ts';
import {
  ErrorBlock,
  Facts,
  Field,
  FormDrawer,
  Loading,
  Mark,
  Notice,
  sayCount,
  sayDate,
  sayMoment,
  toast,
  useLanguage,
  useTexts,
} from '../../kit/index.ts';
import type { After } from './after-parts.ts';
import { afterTexts } from './after-texts.ts';
import type { Run } from './run-parts.tsx';

/** After a run has ended: who was paid hangs in public, and payees are told. What each would do stands before its button. */
export function AfterTab({ run }: { run: Run }) {
  const page = useRead('GET /api/v1/pay-runs/{runId}/after', { params: { runId: run.id } });
  if (page.error) return <ErrorBlock error={page.error} onRetry={() => void page.refetch()} />;
  if (!page.data) return <Loading />;
  return (
    <>
      <Publicity run={run} after={page.data} />
      <Messages run={run} after={page.data} />
    </>
  );
}

function Publicity({ run, after: { publicity } }: { run: Run; after: After }) {
  const t = useTexts(afterTexts);
  const { language } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  const { done, shows, why } = publicity;
  if (done) {
    return (
      <section className="pay-after">
        <h2>{t.publicity}</h2>
        <p>
          <Mark tone="ok">
            {t.publicityDone(sayCount(done.lists), sayCount(done.lines), sayDate(done.lastDay, language))}
          </Mark>{' '}
          {t.doneBy(done.byName, sayMoment(done.at))}
        </p>
        {done.keptOff > 0 ? <p>{t.keptOff(done.keptOff)}</p> : null}
        <p>
          <Link className="within-text" to={`/publicity?tab=hanging&matter=${run.scheme}`}>
            {t.toLists}
          </Link>
        </p>
      </section>
    );
  }
  if (shows === null) {
    return (
      <section className="pay-after">
        <h2>{t.publicity}</h2>
        <p>
          <Mark tone="plain">{t.isPrivate}</Mark> {t.privateWhy(why[language])}
        </p>
      </section>
    );
  }
  return (
    <section className="pay-after">
      <h2>{t.publicity}</h2>
      <PublicityWords publicity={publicity} />
      <Button type="primary" disabled={publicity.people === 0} onClick={() => setIsOpen(true)}>
        {t.publish}
      </Button>
      {isOpen ? <PublishDrawer run={run} publicity={publicity} onClose={() => setIsOpen(false)} /> : null}
    </section>
  );
}

function PublicityWords({ publicity }: { publicity: After['publicity'] }) {
  const t = useTexts(afterTexts);
  const { language } = useLanguage();
  const fields = [...(publicity.shows ?? []).map((one) => t.fields[one] ?? one), t.always].join(t.join);
  return (
    <>
      <p>{t.publicityIntro(sayCount(publicity.people), sayCount(publicity.villages), publicity.days ?? 0)}</p>
      <p>{t.shows(fields)}</p>
      <p>{t.keptNames}</p>
      <p className="pay-basis">{t.basis(publicity.why[language])}</p>
    </>
  );
}

function PublishDrawer({
  run,
  publicity,
  onClose,
}: {
  run: Run;
  publicity: After['publicity'];
  onClose(): void;
}) {
  const t = useTexts(afterTexts);
  const publish = useWrite('POST /api/v1/pay-runs/{runId}/publicity');
  return (
    <FormDrawer<{ telephone: string }>
      name={`pay-run-publicity.${run.id}`}
      title={t.publish}
      isOpen
      onClose={onClose}
      intro={<PublicityWords publicity={publicity} />}
      initial={publicity.telephone ? { telephone: publicity.telephone } : {}}
      submitText={t.publish}
      keepsDraft={false}
      submit={async (body) => {
        const { lists, lines } = await publish.mutateAsync({ params: { runId: run.id }, body });
        toast(t.published(lists, sayCount(lines)));
      }}
    >
      <Field name="telephone" label={t.telephone} help={t.telephoneHelp} isRequired isWide>
        <Input maxLength={13} inputMode="tel" />
      </Field>
      <Notice kind="warn">{t.once}</Notice>
    </FormDrawer>
  );
}

function Messages({ run, after: { publicity, notices } }: { run: Run; after: After }) {
  const t = useTexts(afterTexts);
  const [isOpen, setIsOpen] = useState(false);
  const { done } = notices;
  const isFirst = publicity.done !== null || publicity.shows === null;
  const some = done ?? notices;
  const without = some.withoutPhone > 0 ? <p>{t.withoutPhone(sayCount(some.withoutPhone))}</p> : null;
  if (done) {
    return (
      <section className="pay-after">
        <h2>{t.notices}</h2>
        <p>
          <Mark tone="ok">{t.noticesDone(sayCount(done.paid), sayCount(done.failed))}</Mark>{' '}
          {t.doneBy(done.byName, sayMoment(done.at))}
        </p>
        {without}
        <p>
          <Link className="within-text" to={`/sms?subjectId=${run.id}`}>
            {t.toSms}
          </Link>
        </p>
      </section>
    );
  }
  return (
    <section className="pay-after">
      <h2>{t.notices}</h2>
      <p>
        {notices.paid + notices.failed === 0
          ? t.nobody
          : t.noticesIntro(sayCount(notices.paid), sayCount(notices.failed))}
      </p>
      {without}
      <Button type={isFirst ? 'primary' : 'default'} onClick={() => setIsOpen(true)}>
        {t.tell}
      </Button>
      {isOpen ? <TellDrawer run={run} notices={notices} onClose={() => setIsOpen(false)} /> : null}
    </section>
  );
}

function TellDrawer({ run, notices, onClose }: { run: Run; notices: After['notices']; onClose(): void }) {
  const t = useTexts(afterTexts);
  const tell = useWrite('POST /api/v1/pay-runs/{runId}/notices');
  return (
    <FormDrawer
      name={`pay-run-notices.${run.id}`}
      title={t.tell}
      isOpen
      onClose={onClose}
      intro={t.noticesIntro(sayCount(notices.paid), sayCount(notices.failed))}
      submitText={t.tell}
      keepsDraft={false}
      submit={async () => {
        const { paid, failed } = await tell.mutateAsync({ params: { runId: run.id }, body: {} });
        toast(t.told(paid, failed));
      }}
    >
      <Facts
        facts={[{ label: t.notices, value: t.noticesDone(sayCount(notices.paid), sayCount(notices.failed)) }]}
      />
      <Notice kind="warn">{t.once}</Notice>
    </FormDrawer>
  );
}
