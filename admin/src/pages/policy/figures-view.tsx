import { Checkbox, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useRead } from '../../api/index.ts';
import { Empty, ErrorBlock, ExportButton, Loading, Notice, useDebounced, useTexts } from '../../kit/index.ts';
import type { ParameterItem } from './figure-parts.tsx';
import { FigureTable } from './figure-table.tsx';
import type { Setting } from './setting-bar.tsx';
import { policyTexts } from './texts.ts';

/** Every figure in force, in groups by scheme. */
export function FiguresView({ setting }: { setting: Setting }) {
  const t = useTexts(policyTexts);
  const { filters, query } = setting;
  const q = filters.values.q ?? '';
  const [typed, setTyped] = useState(q);
  const rested = useDebounced(typed, 250);
  const { set } = filters;
  useEffect(() => set('q', rested.trim()), [rested, set]);
  const read = useRead(
    'GET /api/v1/policy/parameters',
    { query: { ...query, ...(q ? { q } : {}) } },
    { when: setting.isReady, keepPrevious: true },
  );
  if (read.error) return <ErrorBlock error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  const isAssumedOnly = filters.values.assumed === '1';
  const items = read.data.items.filter((item) => !isAssumedOnly || item.isAssumed);
  const groups = groupsOf(items);
  const figures = items.flatMap(({ cells }) => cells).filter(({ won }) => won !== null);
  const assumed = figures.filter(({ won }) => won?.assumed).length;
  return (
    <>
      <div className="policy-tools">
        <Input
          type="search"
          allowClear
          aria-label={t.search}
          placeholder={t.search}
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Checkbox
          checked={isAssumedOnly}
          onChange={(event) => set('assumed', event.target.checked ? '1' : '')}
        >
          {t.onlyAssumed}
        </Checkbox>
        <ExportButton of={{ list: 'policy-figures', query: { ...query, ...(q ? { q } : {}) } }} />
      </div>
      {assumed > 0 ? <Notice kind="warn">{t.assumedNote(assumed, figures.length)}</Notice> : null}
      {items.length === 0 ? <Empty text={t.noFigures} next={t.noFiguresNext} /> : null}
      {groups.length > 3 ? (
        <nav className="policy-groups" aria-label={t.groups}>
          {groups.map(({ group }) => (
            <a key={group.code} href={`#figures-${group.code}`}>
              {group.title}
            </a>
          ))}
        </nav>
      ) : null}
      {groups.map(({ group, members }) => (
        <section key={group.code} className="policy-group" aria-label={group.title}>
          <h2 id={`figures-${group.code}`}>{group.title}</h2>
          <FigureTable label={group.title} items={members} search={setting.search} />
        </section>
      ))}
    </>
  );
}

function groupsOf(items: readonly ParameterItem[]) {
  const groups = new Map<string, { group: ParameterItem['group']; members: ParameterItem[] }>();
  for (const item of items) {
    const known = groups.get(item.group.code) ?? { group: item.group, members: [] };
    known.members.push(item);
    groups.set(item.group.code, known);
  }
  return [...groups.values()];
}
