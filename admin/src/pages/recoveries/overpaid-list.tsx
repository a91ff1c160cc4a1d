import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ItemOf, useList } from '../../api/index.ts';
import { List, useFilters, useMay, useTexts } from '../../kit/index.ts';
import { useSayMonth } from '../../parts/months.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { AgreeDrawer } from './agree-drawer.tsx';
import { money, placeOf, useAwardFilters } from './award-filters.tsx';
import { recoveryTexts } from './texts.ts';

export type Overpaid = ItemOf<'GET /api/v1/recoveries/overpaid'>;
const SORTS = ['-over', 'over', '-last', 'name'] as const;

/** Who was paid too much and has agreed on nothing yet. */
export function OverpaidList() {
  const t = useTexts(recoveryTexts);
  const { values } = useFilters();
  const schemes = useSchemeTitles();
  const sayMonth = useSayMonth();
  const mayAgree = useMay('awards.change');
  const { specs, query: ofAward } = useAwardFilters();
  const [chosen, setChosen] = useState<Overpaid | null>(null);
  const sort = SORTS.find((one) => one === values.sort);
  const query = { limit: 20, ...ofAward, ...(sort ? { sort } : {}) };
  return (
    <>
      <List<Overpaid>
        name="overpaid"
        label={t.overpaid}
        list={useList('GET /api/v1/recoveries/overpaid', { query })}
        exportOf={{ list: 'overpaid', query }}
        filters={specs}
        sorts={[
          { value: '-over', label: t.sorts.over },
          { value: 'over', label: t.sorts.overLow },
          { value: '-last', label: t.sorts.last },
          { value: 'name', label: t.sorts.name },
        ]}
        columns={[
          {
            key: 'holder',
            title: t.holder,
            width: 96,
            onCard: 'title',
            render: ({ awardId, holderName }) => <Link to={`/awards/${awardId}`}>{holderName}</Link>,
          },
          { key: 'scheme', title: t.scheme, render: ({ scheme }) => schemes.say(scheme) },
          { key: 'place', title: t.place, render: (one) => placeOf(one) || t.soft },
          {
            key: 'months',
            title: t.months,
            render: ({ months, firstMonth, lastMonth }) =>
              t.monthsOf(months, sayMonth(firstMonth), sayMonth(lastMonth)),
          },
          { key: 'over', title: t.over, align: 'right', render: ({ overFen }) => money(overFen) },
          { key: 'now', title: t.now, align: 'right', render: ({ nowFen }) => money(nowFen) },
          ...(mayAgree
            ? [
                {
                  key: 'act',
                  title: t.act,
                  render: (one: Overpaid) => (
                    <Button size="small" onClick={() => setChosen(one)}>
                      {t.agree}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
        rowKey={({ awardId }) => awardId}
        empty={{ text: t.overpaidEmpty, next: t.overpaidNext }}
      />
      {chosen ? <AgreeDrawer overpaid={chosen} onClose={() => setChosen(null)} /> : null}
    </>
  );
}
