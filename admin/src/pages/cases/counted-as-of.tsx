import { Button } from 'antd';
import { saySecond, useTexts } from '../../kit/index.ts';
import { countedTexts } from './counted-texts.ts';

/** When the figures of a page were counted, to the second, and a way to have them counted anew. */
export function CountedAsOf({
  asOf,
  isCounting,
  onAnew,
}: {
  asOf: string;
  isCounting: boolean;
  onAnew(): void;
}) {
  const t = useTexts(countedTexts);
  return (
    <span className="counted-as-of">
      <span aria-live="polite">{t.asOf(saySecond(asOf))}</span>
      <Button size="small" loading={isCounting} onClick={onAnew}>
        {t.anew}
      </Button>
    </span>
  );
}
