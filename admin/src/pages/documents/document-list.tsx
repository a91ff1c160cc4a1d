import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { type ItemOf, useList } from '../../api/index.ts';
import {
  type Column,
  ListPage,
  pickedFromText,
  sayDate,
  useFilters,
  useLanguage,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { StateMark, useServed } from '../../parts/documents/case-documents.tsx';
import { DeliveryDrawer } from '../../parts/documents/delivery-drawer.tsx';
import '../../parts/documents/documents.css';
import { printDocuments } from '../../parts/documents/issue.ts';
import { documentTexts } from '../../parts/documents/texts.ts';

type Row = ItemOf<'GET /api/v1/documents'>;
type Chosen = ReadonlyMap<string, Row>;

/** Documents of one’s area: printed and served many at a time. */
export function DocumentList() {
  const t = useTexts(documentTexts);
  const { values } = useFilters();
  const [town, village] = [pickedFromText(values.town), pickedFromText(values.village)];
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const query = {
    limit: 50,
    ...(town ? { townId: town.id } : {}),
    ...(village ? { villageId: village.id } : {}),
    ...(values.served === 'no' ? { undelivered: true } : {}),
  };
  const list = useList('GET /api/v1/documents', { query });
  return (
    <ListPage<Row>
      name="documents"
      label={t.documents}
      title={t.documents}
      intro={t.intro}
      list={list}
      filters={[
        { name: 'town', label: t.town, kind: 'place', level: 'town' },
        { name: 'village', label: t.village, kind: 'place', level: 'village' },
        {
          name: 'served',
          label: t.delivery,
          kind: 'choice',
          options: [{ value: 'no', label: t.undelivered }],
          whenNone: t.all,
        },
      ]}
      above={
        list.items.length > 0 ? <ChosenBar rows={list.items} chosen={chosen} setChosen={setChosen} /> : null
      }
      columns={useColumns(chosen, setChosen)}
      rowKey={(row) => row.id}
      rowLink={(row) => `/cases/${row.caseId}`}
      empty={{ text: t.none, next: t.noneNext }}
    />
  );
}

function ChosenBar({
  rows,
  chosen,
  setChosen,
}: {
  rows: readonly Row[];
  chosen: Chosen;
  setChosen(next: Chosen): void;
}) {
  const t = useTexts(documentTexts);
  const mayAct = useMay('cases.act');
  const [isServing, setIsServing] = useState(false);
  const picked = [...chosen.values()];
  return (
    <div className="document-bar">
      <Button onClick={() => setChosen(new Map(rows.map((row) => [row.id, row])))}>{t.selectAll}</Button>
      <span aria-live="polite">{t.chosen(picked.length)}</span>
      <Button
        type="primary"
        disabled={picked.length === 0}
        onClick={() => printDocuments(picked.map(({ id }) => id))}
      >
        {t.printChosen(picked.length)}
      </Button>
      {mayAct ? (
        <Button disabled={picked.length === 0} onClick={() => setIsServing(true)}>
          {t.deliverChosen(picked.length)}
        </Button>
      ) : null}
      {isServing ? (
        <DeliveryDrawer
          documents={picked}
          onClose={() => {
            setIsServing(false);
            setChosen(new Map());
          }}
        />
      ) : null}
    </div>
  );
}

function useColumns(chosen: Chosen, setChosen: (next: Chosen) => void): Column<Row>[] {
  const t = useTexts(documentTexts);
  const { language } = useLanguage();
  const served = useServed();
  const toggle = (row: Row): void => {
    const next = new Map(chosen);
    if (!next.delete(row.id)) next.set(row.id, row);
    setChosen(next);
  };
  return [
    { key: 'holder', title: t.holder, render: (row) => row.holder },
    { key: 'title', title: t.title, render: (row) => row.title },
    { key: 'number', title: t.number, render: (row) => <span className="figures">{row.documentNo}</span> },
    { key: 'place', title: t.place, render: (row) => `${row.townName ?? ''} ${row.villageName ?? ''}` },
    { key: 'issued', title: t.issuedOn, render: (row) => sayDate(row.issuedOn, language) },
    { key: 'state', title: t.state, render: (row) => <StateMark state={row.state} /> },
    { key: 'served', title: t.delivery, render: (row) => served(row) ?? t.undelivered },
    {
      key: 'choose',
      title: t.choose,
      width: 64,
      render: (row) => (
        <Checkbox
          aria-label={t.chooseOne(row.documentNo)}
          checked={chosen.has(row.id)}
          onChange={() => toggle(row)}
        />
      ),
    },
  ];
}
