import { chinaToday, PageHead, Tabs, useTexts } from '../../kit/index.ts';
import { LedgerTab } from './ledger-tab.tsx';
import { reliefPageTexts } from './texts.ts';
import { TownsTab } from './towns-tab.tsx';

const YEARS_BACK = 5;

/** Years to choose from, this one first. */
export const yearOptions = (): { value: string; label: string }[] => {
  const year = Number(chinaToday().slice(0, 4));
  return Array.from({ length: YEARS_BACK + 1 }, (_, place) => String(year - place)).map((value) => ({
    value,
    label: value,
  }));
};

/** The ledger of relief: a year of each township, and every grant. */
export function ReliefPage() {
  const t = useTexts(reliefPageTexts);
  return (
    <>
      <PageHead title={t.title} intro={t.intro} />
      <Tabs
        label={t.title}
        tabs={[
          { key: 'ledger', title: t.ledger, draw: () => <LedgerTab /> },
          { key: 'towns', title: t.towns, draw: () => <TownsTab /> },
        ]}
      />
    </>
  );
}
