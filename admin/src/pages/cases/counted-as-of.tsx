import { Button } from 'antd';
import { defineTexts } from '../../kit/catalogue.ts';
import { saySecond, useTexts } from '../../kit/index.ts';

const texts = defineTexts({
  zh: {
    asOf: (moment: string) => `统计到 ${moment}，保留半分钟。`,
    anew: '重新统计',
  },
  en: {
    asOf: (moment: string) => `Counted at ${moment}, kept for half a minute.`,
    anew: 'Count anew',
  },
});

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
  const t = useTexts(texts);
  return (
    <span className="counted-as-of">
      <span aria-live="polite">{t.asOf(saySecond(asOf))}</span>
      <Button size="small" loading={isCounting} onClick={onAnew}>
        {t.anew}
      </Button>
    </span>
  );
}
