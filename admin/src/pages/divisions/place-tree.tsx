import './places.css';
import DownOutlined from '@ant-design/icons/DownOutlined';
import RightOutlined from '@ant-design/icons/RightOutlined';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { type ItemOf, useRead } from '../../api/index.ts';
import {
  type Column,
  DataTable,
  DateInput,
  Empty,
  ErrorBlock,
  ExportButton,
  LinkButton,
  Loading,
  Mark,
  Notice,
  PageHead,
  readDate,
  sayDate,
  useClearable,
  useDebounced,
  useFilters,
  useLanguage,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { Count } from './count.tsx';
import { placeTexts } from './texts.ts';

type Node = ItemOf<'GET /api/v1/divisions/tree'>;
type Found = ItemOf<'GET /api/v1/divisions/search'>;

/** Every place in scope, as of any day: townships that open to their villages, or what a search found. */
export function PlaceTree() {
  const t = useTexts(placeTexts);
  const { language } = useLanguage();
  const filters = useFilters();
  const [typed, setTyped] = useState(filters.values.q ?? '');
  const q = useDebounced(typed.trim());
  const asOf = filters.values.asOf ? readDate(filters.values.asOf) : null;
  return (
    <>
      <PageHead
        title={t.title}
        intro={t.intro}
        actions={
          <>
            {useMay('divisions.change') ? (
              <LinkButton to="/places/changes/new" isPrimary>
                {t.change}
              </LinkButton>
            ) : null}
            <LinkButton to="/places/changes">{t.changes}</LinkButton>
            <ExportButton of={{ list: 'divisions', query: asOf ? { asOf } : {} }} />
          </>
        }
      />
      <div className="panel">
        <search className="filters" aria-label={t.list}>
          <div className="filter filter-wide">
            <label htmlFor="place-find">{t.find}</label>
            <Input
              id="place-find"
              allowClear={useClearable()}
              autoComplete="off"
              placeholder={t.findHint}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </div>
          <div className="filter">
            <label htmlFor="place-as-of">{t.asOf}</label>
            <DateInput id="place-as-of" value={asOf} onChange={(day) => filters.set('asOf', day ?? '')} />
          </div>
        </search>
        {asOf ? <Notice kind="info">{t.asOfNow(sayDate(asOf, language))}</Notice> : null}
        {q === '' ? <Tree asOf={asOf} /> : <FoundPlaces q={q} asOf={asOf} />}
      </div>
    </>
  );
}

function Tree({ asOf }: { asOf: string | null }) {
  const t = useTexts(placeTexts);
  const tree = useRead('GET /api/v1/divisions/tree', { query: asOf ? { asOf } : {} }, { keepPrevious: true });
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const items = tree.data?.items ?? [];
  const county = items.find(({ level }) => level === 'county');
  const towns = items.filter(({ level }) => level === 'town');
  const below = useMemo(() => groupByParent(items), [items]);
  // A township's own clerk has one township, and sees its villages at once.
  const isOpen = (id: string): boolean => opened.has(id) || towns.length === 1;
  const rows = towns.flatMap((town) => [town, ...(isOpen(town.id) ? (below.get(town.id) ?? []) : [])]);
  const toggle = (id: string): void => {
    const next = new Set(opened);
    if (!next.delete(id)) next.add(id);
    setOpened(next);
  };
  if (tree.error) return <ErrorBlock error={tree.error} onRetry={() => void tree.refetch()} />;
  if (tree.isLoading) return <Loading />;
  if (!county) return <Empty text={t.nothingThen} next={t.nothingThenNext} />;
  const columns: Column<Node>[] = [
    {
      key: 'name',
      title: t.name,
      render: (node) => (
        <span className={`place-name place-${node.level}`}>
          {node.level === 'town' && towns.length > 1 ? (
            <button
              type="button"
              className="place-toggle"
              aria-expanded={isOpen(node.id)}
              aria-label={isOpen(node.id) ? t.close(node.name) : t.open(node.name)}
              onClick={() => toggle(node.id)}
            >
              {isOpen(node.id) ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
            </button>
          ) : null}
          <Link to={`/places/${node.id}`}>{node.name}</Link>
        </span>
      ),
    },
    { key: 'kind', title: t.kind, onCard: 'hide', render: (node) => <KindMark kind={node.kind} /> },
    {
      key: 'code',
      title: t.code,
      onCard: 'hide',
      render: (node) => <span className="figures">{node.code}</span>,
    },
    {
      key: 'villages',
      title: t.villages,
      align: 'right',
      render: (node) => (node.level === 'town' ? t.villageCount(below.get(node.id)?.length ?? 0) : ''),
    },
    ...(asOf
      ? []
      : (['people', 'households'] as const).map(
          (key): Column<Node> => ({
            key,
            title: t[key],
            align: 'right',
            render: (node) => <Count of={key} placeId={node.id} parentId={node.parentId ?? county.id} />,
          }),
        )),
  ];
  return (
    <>
      {towns.length > 1 ? (
        <div className="list-tools">
          <Button onClick={() => setOpened(new Set(opened.size === 0 ? towns.map(({ id }) => id) : []))}>
            {opened.size === 0 ? t.openAll : t.closeAll}
          </Button>
        </div>
      ) : null}
      <DataTable label={t.list} columns={columns} rows={rows} rowKey={(node) => node.id} />
    </>
  );
}

function groupByParent(items: readonly Node[]): Map<string, Node[]> {
  const groups = new Map<string, Node[]>();
  for (const item of items) {
    if (item.parentId === null) continue;
    const group = groups.get(item.parentId);
    if (group) group.push(item);
    else groups.set(item.parentId, [item]);
  }
  return groups;
}

/** Places made for statistics stand out: they are not townships or villages under the law. */
export function KindMark({ kind }: { kind: string }) {
  const t = useTexts(placeTexts);
  const short = t.kindShort[kind];
  return short ? <Mark tone="warn">{short}</Mark> : (t.kinds[kind] ?? kind);
}

function FoundPlaces({ q, asOf }: { q: string; asOf: string | null }) {
  const t = useTexts(placeTexts);
  const found = useRead(
    'GET /api/v1/divisions/search',
    { query: { q, limit: 50, ...(asOf ? { asOf } : {}) } },
    { keepPrevious: true },
  );
  if (found.error) return <ErrorBlock error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isLoading) return <Loading />;
  const rows = found.data?.items ?? [];
  if (rows.length === 0) return <Empty />;
  return (
    <DataTable<Found>
      label={t.list}
      rows={rows}
      rowKey={(place) => place.id}
      rowLink={(place) => `/places/${place.id}`}
      columns={[
        { key: 'name', title: t.name, render: (place) => place.name },
        { key: 'town', title: t.belongsTo, render: (place) => place.townName ?? '—' },
        { key: 'kind', title: t.kind, render: (place) => <KindMark kind={place.kind} /> },
        { key: 'code', title: t.code, render: (place) => <span className="figures">{place.code}</span> },
        { key: 'alias', title: t.aliases, render: (place) => (place.alias ? t.foundBy(place.alias) : '—') },
      ]}
    />
  );
}
