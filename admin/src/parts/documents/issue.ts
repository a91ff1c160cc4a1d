import { addressOf, type ResponseOf, useWrite } from '../../api/index.ts';

export type Issued = ResponseOf<'POST /api/v1/documents'>;

/** Opens the sheets in a page of their own, for the printer. */
export function printDocuments(ids: readonly string[]): void {
  // Not among the types of the API: it answers with a page and not with data.
  const base = addressOf('GET /api/v1/documents', {}).split('?')[0];
  window.open(`${base}/print?ids=${ids.join(',')}`, '_blank', 'noopener');
}

/** Gives out what is due of some cases. */
export function useIssue() {
  const issue = useWrite('POST /api/v1/documents');
  return {
    isBusy: issue.isPending,
    issue: (caseIds: readonly string[]): Promise<Issued> =>
      issue.mutateAsync({ body: { caseIds: [...caseIds] } }),
  };
}
