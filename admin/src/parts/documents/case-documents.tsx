import { Button } from 'antd';
import { useState } from 'react';
import { isRefused, type ResponseOf, useRead, useWrite } from '../../api/index.ts';
import {
  ConfirmWithReason,
  ErrorBlock,
  Loading,
  Mark,
  Section,
  sayDate,
  sayRefusal,
  toast,
  useLanguage,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { DeliveryDrawer } from './delivery-drawer.tsx';
import './documents.css';
import { printDocuments, useIssue } from './issue.ts';
import { documentTexts } from './texts.ts';

type Document = ResponseOf<'GET /api/v1/cases/{caseId}/documents'>['items'][number];

/** What was given out of a decision, and what still has to be. */
export function CaseDocuments({ caseId }: { caseId: string }) {
  const t = useTexts(documentTexts);
  const { language } = useLanguage();
  const read = useRead('GET /api/v1/cases/{caseId}/documents', { params: { caseId } });
  const mayAct = useMay('cases.act');
  const { issue, isBusy } = useIssue();
  const [problem, setProblem] = useState<string | null>(null);
  if (read.error) return <ErrorBlock error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading rows={1} />;
  const { due, items } = read.data;
  const give = async (): Promise<void> => {
    setProblem(null);
    try {
      const { ids } = await issue([caseId]);
      toast(t.issued(ids.length));
    } catch (error) {
      if (!isRefused(error)) throw error;
      setProblem(sayRefusal(error.refusal, language));
    }
  };
  return (
    <Section
      title={t.documents}
      actions={
        mayAct && due.length > 0 ? (
          <Button type="primary" loading={isBusy} onClick={() => void give()}>
            {t.issue}
          </Button>
        ) : null
      }
    >
      {due.length > 0 ? <p>{t.due(t.listed(due.map(({ title }) => title)))}</p> : null}
      {due.length + items.length === 0 ? <p className="document-soft">{t.afterDecision}</p> : null}
      {problem ? <p role="alert">{problem}</p> : null}
      <ul className="documents">
        {items.map((document) => (
          <OneDocument key={document.id} document={document} mayAct={mayAct} />
        ))}
      </ul>
    </Section>
  );
}

const TONES = { valid: 'ok', expired: 'warn', replaced: 'plain', revoked: 'seal' } as const;

export function StateMark({ state }: { state: string }) {
  const t = useTexts(documentTexts);
  const known = state as keyof typeof TONES;
  return <Mark tone={TONES[known] ?? 'plain'}>{t.states[known] ?? state}</Mark>;
}

/** When, how and to whom; nothing while it was not served. */
export function useServed() {
  const t = useTexts(documentTexts);
  const { language } = useLanguage();
  return ({ deliveredOn, deliveredWay, receivedBy }: Document): string | null =>
    deliveredOn === null
      ? null
      : t.servedOn(
          sayDate(deliveredOn, language),
          t.ways[deliveredWay as keyof typeof t.ways] ?? '',
          receivedBy ?? '',
        );
}

function OneDocument({ document, mayAct }: { document: Document; mayAct: boolean }) {
  const t = useTexts(documentTexts);
  const { language } = useLanguage();
  const served = useServed()(document);
  const revoke = useWrite('POST /api/v1/documents/{documentId}/revocation');
  const [asks, setAsks] = useState<'delivery' | 'revocation' | null>(null);
  const isStanding = document.state === 'valid' || document.state === 'expired';
  const close = () => setAsks(null);
  return (
    <li>
      <div className="document-head">
        <b>{document.title}</b>
        <StateMark state={document.state} />
        <span className="figures">{document.documentNo}</span>
      </div>
      <p className="document-soft">
        {`${sayDate(document.issuedOn, language)} ${document.office} ${document.issuedBy}`}
        {document.validUntil ? ` · ${t.validUntil(sayDate(document.validUntil, language))}` : ''}
      </p>
      {served ? <p className="document-soft">{served}</p> : null}
      {document.revokedReason ? (
        <p className="document-soft">{t.labelled(t.revoked, document.revokedReason)}</p>
      ) : null}
      <div className="document-acts">
        <Button size="small" onClick={() => printDocuments([document.id])}>
          {t.print}
        </Button>
        {mayAct && isStanding ? (
          <>
            <Button size="small" onClick={() => setAsks('delivery')}>
              {t.deliver}
            </Button>
            <Button size="small" onClick={() => setAsks('revocation')}>
              {t.revoke}
            </Button>
          </>
        ) : null}
      </div>
      {asks === 'delivery' ? <DeliveryDrawer documents={[document]} onClose={close} /> : null}
      <ConfirmWithReason
        title={t.revokeTitle}
        isOpen={asks === 'revocation'}
        isDanger
        confirmText={t.revoke}
        reasons={Object.values(t.revokeReasons)}
        onClose={close}
        confirm={(reason) => revoke.mutateAsync({ params: { documentId: document.id }, body: { reason } })}
      >
        <p>{t.revokeHint}</p>
      </ConfirmWithReason>
    </li>
  );
}
