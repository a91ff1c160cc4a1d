import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { isRefused, type Refused, useRead, useWrite } from '../../api/index.ts';
import { ErrorBlock, sayMoment, useTexts } from '../../kit/index.ts';
import { duplicateTexts } from './texts.ts';

const LOOK_EVERY_MS = 1_500;

/** Looks through the whole county in the background, and says what the last search came to. */
export function CountySearch({ onFound }: { onFound(): void }) {
  const t = useTexts(duplicateTexts);
  const [isWaiting, setWaiting] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const last = useRead('GET /api/v1/duplicates/last-search', {}, { everyMs: isWaiting && LOOK_EVERY_MS });
  const search = useWrite('POST /api/v1/duplicates/search');
  const run = last.data?.run ?? null;
  const isOn = run?.state === 'waiting';
  useEffect(() => {
    if (isWaiting && !isOn) onFound();
    setWaiting(isOn);
  }, [isOn, isWaiting, onFound]);
  const start = async (): Promise<void> => {
    setRefused(null);
    try {
      await search.mutateAsync({ body: {} });
      await last.refetch();
    } catch (error) {
      if (!isRefused(error)) throw error;
      setRefused(error);
    }
  };
  return (
    <div className="county-search">
      <Button loading={search.isPending || isOn} onClick={() => void start()}>
        {isOn ? t.searching : t.search}
      </Button>
      <p role="status">
        {run?.state === 'done'
          ? t.searched(sayMoment(run.finishedAt), run.people ?? 0, run.pairs ?? 0)
          : run?.state === 'failed'
            ? t.searchFailed
            : isOn
              ? t.searchAway
              : t.searchHelp}
      </p>
      {refused ? <ErrorBlock error={refused} /> : null}
    </div>
  );
}
