import { Button } from 'antd';
import { useState } from 'react';
import { useList } from '../../api/index.ts';
import { type Column, ListPage, sayMoment, useTexts } from '../../kit/index.ts';
import { SystemDrawer } from './system-drawer.tsx';
import { lastUse, type System, SystemState } from './system-state.tsx';
import { systemTexts } from './texts.ts';

export function SystemList() {
  const t = useTexts(systemTexts);
  const [isOpen, setIsOpen] = useState(false);
  const list = useList('GET /api/v1/systems', {});
  const columns: Column<System>[] = [
    { key: 'name', title: t.name, onCard: 'title', render: (row) => row.name },
    { key: 'document', title: t.document, render: (row) => row.document },
    { key: 'place', title: t.place, render: (row) => row.placeName ?? t.wholeCounty },
    { key: 'state', title: t.state, render: (row) => <SystemState system={row} /> },
    {
      key: 'used',
      title: t.used,
      render: (row) => {
        const used = lastUse(row);
        return used ? sayMoment(used) : t.never;
      },
    },
  ];
  return (
    <>
      <ListPage<System>
        name="systems"
        label={t.label}
        title={t.title}
        intro={t.intro}
        actions={
          <Button type="primary" onClick={() => setIsOpen(true)}>
            {t.add}
          </Button>
        }
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        rowLink={(row) => `/systems/${row.id}`}
        empty={{ text: t.none, next: t.noneNext }}
      />
      <SystemDrawer isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}
