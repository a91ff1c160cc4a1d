import { Button } from 'antd';
import { useState } from 'react';
import { type ItemOf, useList } from '../../api/index.ts';
import { type Column, ListPage, Mark, sayMoment, useFilters, useTexts } from '../../kit/index.ts';
import { CompareDrawer } from './compare-drawer.tsx';
import { CountySearch } from './county-search.tsx';
import { duplicateTexts } from './texts.ts';

export type Pair = ItemOf<'GET /api/v1/duplicates'>;

export function DuplicateList() {
  const t = useTexts(duplicateTexts);
  const { values } = useFilters();
  const [settling, setSettling] = useState<Pair | null>(null);
  const state = values.state === 'merged' || values.state === 'apart' ? values.state : 'open';
  const list = useList('GET /api/v1/duplicates', { query: { state, limit: 20 } });
  const columns: Column<Pair>[] = [
    { key: 'pair', title: t.pair, render: (pair) => <Two pair={pair} /> },
    { key: 'reason', title: t.reason, render: (pair) => <Reasons pair={pair} /> },
    { key: 'found', title: t.found, render: (pair) => sayMoment(pair.foundAt) },
    {
      key: 'act',
      title: t.state,
      render: (pair) =>
        pair.state === 'open' ? (
          <Button onClick={() => setSettling(pair)}>{t.settle}</Button>
        ) : (
          <>
            <Mark tone={pair.state === 'merged' ? 'blue' : 'plain'}>
              {pair.state === 'merged' ? t.merged : t.apart}
            </Mark>
            <div className="pair-note">
              {t.decided(pair.decidedByName ?? '', sayMoment(pair.decidedAt))} {pair.note}
            </div>
          </>
        ),
    },
  ];
  return (
    <>
      <ListPage<Pair>
        name="duplicates"
        label={t.list}
        title={t.title}
        intro={t.intro}
        filters={[
          {
            name: 'state',
            label: t.state,
            kind: 'choice',
            options: [
              { value: 'merged', label: t.merged },
              { value: 'apart', label: t.apart },
            ],
            whenNone: t.open,
          },
        ]}
        list={list}
        top={<CountySearch onFound={list.readAgain} />}
        exportOf={{ list: 'duplicates', query: { state } }}
        columns={columns}
        rowKey={(pair) => pair.id}
        empty={{ text: t.none, next: t.noneNext }}
      />
      {settling ? <CompareDrawer pair={settling} onClose={() => setSettling(null)} /> : null}
    </>
  );
}

function Two({ pair }: { pair: Pair }) {
  return (
    <>
      {pair.persons.map((person) => (
        <div key={person.id}>
          <b>{person.name}</b>{' '}
          <span className="pair-more figures">
            {[person.birthDate, person.idMasked, person.townName, person.villageName]
              .filter(Boolean)
              .join(' ')}
          </span>
        </div>
      ))}
    </>
  );
}

function Reasons({ pair }: { pair: Pair }) {
  const t = useTexts(duplicateTexts);
  return (
    <>
      {pair.reasons.map((reason) => (
        <Mark key={reason} tone="warn">
          {t.reasons[reason] ?? reason}
        </Mark>
      ))}
      {pair.equalDigits ? <div className="pair-note">{t.equal(pair.equalDigits)}</div> : null}
    </>
  );
}
