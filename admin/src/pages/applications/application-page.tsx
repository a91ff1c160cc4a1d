import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { addressOf, useRead } from '../../api/index.ts';
import {
  ErrorBlock,
  Facts,
  LinkButton,
  Loading,
  Mark,
  Notice,
  PageHead,
  Section,
  sayDate,
  useLanguage,
  useTexts,
} from '../../kit/index.ts';
import { AnswerDrawer } from './answer-drawer.tsx';
import { StateMark } from './application-list.tsx';
import './applications.css';
import { ContactNumber } from './contact-number.tsx';
import { type ApplicationRecord, TakeInDrawer } from './take-in-drawer.tsx';
import { applicationTexts } from './texts.ts';

/** What somebody sent from a telephone, with its pictures; the officer takes it in, asks for more, or refuses. */
export function ApplicationPage() {
  const t = useTexts(applicationTexts);
  const { language } = useLanguage();
  const { applicationId = '' } = useParams();
  const read = useRead('GET /api/v1/applications/{id}', { params: { id: applicationId } });
  if (read.error) return <ErrorBlock error={read.error} onRetry={() => void read.refetch()} isPage />;
  if (!read.data) return <Loading />;
  const record = read.data;
  return (
    <>
      <PageHead
        title={`${record.applicant} · ${record.matterTitle}`}
        crumbs={[{ path: '/applications', title: t.title }]}
        intro={
          <span className="application-intro">
            <span className="figures">{record.code ?? ''}</span>
            <StateMark state={record.state} />
            <span>{t.kinds[record.kind] ?? record.kind}</span>
            <span>{`${record.townName ?? ''} ${record.villageName ?? ''}`}</span>
            <span>{sayDate(record.sentOn, language)}</span>
          </span>
        }
        actions={<Acts record={record} />}
      />
      <div className="application-columns">
        <div>
          {record.kind === 'apply' ? <Person record={record} /> : null}
          {record.reason === null ? null : (
            <Section title={t.reason}>
              <p>{record.reason}</p>
            </Section>
          )}
          {record.form.length > 0 ? (
            <Section title={t.asked}>
              <Facts facts={record.form.map(({ title, value }) => ({ label: title, value, isWide: true }))} />
            </Section>
          ) : null}
          {record.told === null ? null : (
            <Section title={t.told}>
              <p className="application-told">{record.told}</p>
            </Section>
          )}
        </div>
        <div>
          {record.kind === 'apply' && record.state === 'sent' ? <Matches record={record} /> : null}
          {record.kind === 'withdraw' ? null : <Papers record={record} />}
        </div>
      </div>
    </>
  );
}

function Acts({ record }: { record: ApplicationRecord }) {
  const t = useTexts(applicationTexts);
  const [isTaking, setIsTaking] = useState(false);
  const [how, setHow] = useState<'asked' | 'refused' | null>(null);
  if (record.caseId !== null && record.state !== 'sent')
    return <LinkButton to={`/cases/${record.caseId}`}>{t.openCase}</LinkButton>;
  if (record.state !== 'sent') return null;
  if (!record.mayTake) return <Notice kind="info">{t.notYours}</Notice>;
  return (
    <>
      <Button type="primary" onClick={() => setIsTaking(true)}>
        {t.takeIn}
      </Button>
      <Button onClick={() => setHow('asked')}>{t.ask}</Button>
      <Button onClick={() => setHow('refused')}>{t.refuse}</Button>
      <TakeInDrawer record={record} isOpen={isTaking} onClose={() => setIsTaking(false)} />
      <AnswerDrawer record={record} how={how} onClose={() => setHow(null)} />
    </>
  );
}

function Person({ record }: { record: ApplicationRecord }) {
  const t = useTexts(applicationTexts);
  const { language } = useLanguage();
  const number = (what: 'phone' | 'agent-phone' | 'id-number', masked: string) => (
    <ContactNumber applicationId={record.id} what={what} masked={masked} />
  );
  return (
    <Section title={t.person}>
      <Facts
        facts={[
          { label: t.name, value: record.applicant },
          { label: t.sex, value: t.sexes[record.sex] ?? '' },
          { label: t.birthDate, value: record.birthDate ? sayDate(record.birthDate, language) : null },
          { label: t.idNumber, value: number('id-number', record.idMasked) },
          { label: t.phone, value: record.phoneMasked ? number('phone', record.phoneMasked) : null },
          { label: t.address, value: record.address, isWide: true },
          ...(record.agent === null
            ? []
            : [
                { label: t.agent, value: `${record.agent} · ${record.agentRelation ?? ''}` },
                { label: t.agentPhone, value: number('agent-phone', '1**********') },
              ]),
        ]}
      />
    </Section>
  );
}

function Matches({ record }: { record: ApplicationRecord }) {
  const t = useTexts(applicationTexts);
  return (
    <Section title={t.matches}>
      <p className="application-soft">{record.matches.length > 0 ? t.matchesIntro : t.noMatch}</p>
      <ul className="plain-list">
        {record.matches.map(({ id, name, villageName, headName, isDead }) => (
          <li key={id}>
            <LinkButton to={`/people/${id}`}>{name}</LinkButton>{' '}
            {[villageName ?? '', headName === null ? t.noHousehold : t.headOf(headName)].join(' · ')}{' '}
            {isDead ? <Mark tone="seal">{t.dead}</Mark> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Papers({ record }: { record: ApplicationRecord }) {
  const t = useTexts(applicationTexts);
  const note = (one: ApplicationRecord['materials'][number]): string => {
    if (one.isShared) return t.shared;
    if (one.papers.length > 0) return '';
    if (one.isForm) return t.written;
    return one.isOptional ? t.optional : t.lacking;
  };
  return (
    <Section title={t.papers}>
      <ul className="application-papers">
        {record.materials.map((one) => (
          <li key={one.code}>
            <h3>{one.title}</h3>
            <span className="application-soft">{note(one)}</span>
            <div className="application-pictures">
              {one.papers.map(({ id, mediaType }, place) => {
                const params = { id: record.id, paperId: id };
                const address = addressOf('GET /api/v1/applications/{id}/papers/{paperId}', { params });
                const name = t.photoOf(one.title, place + 1);
                return (
                  <a key={id} href={address} target="_blank" rel="noreferrer" aria-label={name}>
                    {mediaType.startsWith('image/') ? <img src={address} alt={name} loading="lazy" /> : name}
                  </a>
                );
              })}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
