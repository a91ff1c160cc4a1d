import { Button } from 'antd';
import { Link } from 'react-router';
import { Section, sayMoment, useSession, useTexts } from '../../../kit/index.ts';
import { sendWaiting } from '../../../parts/field/send.ts';
import type { Waiting } from '../../../parts/field/store.ts';
import { StateMark } from './field-list.tsx';
import { fieldTexts } from './texts.ts';
import type { Field } from './use-field.ts';

/** What was finished here and where it is: nobody has to believe that it arrived. */
export function Queue({ field, isOnline }: { field: Field; isOnline: boolean }) {
  const t = useTexts(fieldTexts);
  const { user } = useSession();
  const records = field.queue.filter(({ kind }) => kind === 'record').toReversed();
  const isWaiting = records.some(({ state }) => state === 'waiting');
  return (
    <Section
      title={t.queue}
      actions={
        isWaiting && isOnline ? <Button onClick={() => void sendWaiting(user.id)}>{t.sendNow}</Button> : null
      }
    >
      {records.length === 0 ? <p className="field-soft">{t.queueEmpty}</p> : null}
      <ul className="field-queue">
        {records.map((record) => (
          <QueueLine key={record.id} record={record} field={field} />
        ))}
      </ul>
    </Section>
  );
}

function QueueLine({ record, field }: { record: Waiting; field: Field }) {
  const t = useTexts(fieldTexts);
  const visit = field.kept?.list.visits.find(({ id }) => id === record.visitId);
  const isConflict = record.state === 'sent' && record.phase === 'conflict';
  const pictures = field.queue.filter(
    (one) => one.visitId === record.visitId && one.kind === 'picture' && one.state === 'waiting',
  ).length;
  return (
    <li>
      <span className="field-card-name">{visit?.name ?? t.unknown}</span>
      <StateMark state={isConflict ? 'conflict' : record.state} />
      <span className="field-card-more">
        {record.sentAt ? t.sentAt(sayMoment(record.sentAt)) : t.queuedAt(sayMoment(record.queuedAt))}
        {record.state === 'waiting' && pictures > 0 ? ` · ${t.pictures(pictures)}` : ''}
      </span>
      {isConflict ? <Link to={`/visits/${record.visitId}`}>{t.compare}</Link> : null}
      {record.problem ? (
        <p className="field-problem" role="alert">
          {record.problem.what} {record.problem.next}{' '}
          <Link to={`/visits/field?v=${record.visitId}&mend=${record.id}`}>{t.mend}</Link>
        </p>
      ) : null}
    </li>
  );
}
