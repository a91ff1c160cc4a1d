import { Button } from 'antd';
import { useState } from 'react';
import { isRefused } from '../../api/index.ts';
import { Notice, sayRefusal, useLanguage, useTexts } from '../../kit/index.ts';
import { type Issued, printDocuments, useIssue } from '../../parts/documents/issue.ts';
import { documentTexts } from '../../parts/documents/texts.ts';

/** Gives out the documents of the cases that were chosen, and opens them for the printer. */
export function IssueButton({ caseIds }: { caseIds: readonly string[] }) {
  const t = useTexts(documentTexts);
  const { language } = useLanguage();
  const { issue, isBusy } = useIssue();
  const [outcome, setOutcome] = useState<Issued | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const give = async (): Promise<void> => {
    setProblem(null);
    try {
      setOutcome(await issue(caseIds));
    } catch (error) {
      if (!isRefused(error)) throw error;
      setProblem(sayRefusal(error.refusal, language));
    }
  };
  return (
    <>
      <Button disabled={caseIds.length === 0} loading={isBusy} onClick={() => void give()}>
        {t.issue}
      </Button>
      {problem ? <Notice kind="problem">{problem}</Notice> : null}
      {outcome ? (
        <Notice
          kind={outcome.refused.length > 0 ? 'warn' : 'ok'}
          title={t.issued(outcome.ids.length)}
          action={
            outcome.ids.length > 0 ? (
              <Button onClick={() => printDocuments(outcome.ids)}>{t.print}</Button>
            ) : null
          }
        >
          {outcome.refused.length > 0 ? (
            <>
              <p>{t.notIssued(outcome.refused.length)}</p>
              <ul className="bulk-refused">
                {outcome.refused.map((one) => (
                  <li key={one.caseId}>{t.labelled(`${one.applicant} ${one.caseNo}`, one.what)}</li>
                ))}
              </ul>
            </>
          ) : null}
        </Notice>
      ) : null}
    </>
  );
}
