import { Button, Checkbox, Popover, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Refused } from '../api/refused.ts';
import { Empty, ErrorBlock, Loading } from './blocks.tsx';
import { type Column, DataTable } from './data-table.tsx';
import { ExportButton, type ExportSource } from './export-button.tsx';
import { FilterBar, type FilterSpec } from './filter-bar.tsx';
import { useTexts } from './language.tsx';
import { PageHead } from './page-head.tsx';
import { PrintHead } from './print-head.tsx';
import { useMay } from './session.ts';
import { kitTexts } from './texts.ts';
import { useFilters } from './use-filters.ts';
import { useNarrow } from './use-narrow.ts';

/** What `useList` gives; a list page shows every state of it. */
export interface ListState<Row> {
  readonly items: readonly Row[];
  readonly isLoading: boolean;
  readonly isReadingMore: boolean;
  readonly hasMore: boolean;
  readonly error: Refused | null;
  readMore(): void;
  readAgain(): void;
}

export interface ListProps<Row> {
  /** Names the list for screen readers and remembers the choice of columns. */
  readonly name: string;
  readonly label: string;
  readonly list: ListState<Row>;
  readonly columns: readonly Column<Row>[];
  rowKey(row: Row): string;
  rowLink?(row: Row): string | undefined;
  readonly filters?: readonly FilterSpec[];
  /** Orders to choose from; the choice stands in the address as `sort`. */
  readonly sorts?: readonly { value: string; label: string }[];
  readonly empty?: { text: string; next?: string; action?: ReactNode };
  /** Offers to take out what the filters show, to whoever may. */
  readonly exportOf?: ExportSource;
  /** Above the filters: a search box of the list's own. */
  readonly top?: ReactNode;
  /** Something outside the address narrows the list as well. */
  readonly isNarrowed?: boolean;
  /** Between the filters and the rows: what a search understood, a sum. */
  readonly above?: ReactNode;
}

/** A page that is a list: head, filters in the address, rows page by page, and every state they can be in. */
export function ListPage<Row>(
  props: ListProps<Row> & {
    readonly title: string;
    readonly intro?: ReactNode;
    readonly actions?: ReactNode;
    readonly crumbs?: readonly { path: string; title: string }[];
  },
) {
  const { title, intro, actions, crumbs, ...list } = props;
  return (
    <>
      <PageHead title={title} intro={intro} actions={actions} {...(crumbs ? { crumbs } : {})} />
      <div className="panel">
        <List {...list} />
      </div>
    </>
  );
}

/** The list alone, to stand in a section of another page. */
export function List<Row>(props: ListProps<Row>) {
  const filters = useFilters();
  const choice = useColumnChoice(props.name, props.columns);
  return (
    <>
      {props.top}
      {props.filters && props.filters.length > 0 ? (
        <FilterBar specs={props.filters} filters={filters} />
      ) : null}
      <ListTools props={props} filters={filters} choice={choice} />
      <PrintHead
        filters={props.filters ?? []}
        values={filters.values}
        sorts={props.sorts ?? []}
        shown={props.list.items.length}
        hasMore={props.list.hasMore}
      />
      {props.above}
      <ListBody
        props={props}
        columns={choice.shown}
        isFiltered={props.isNarrowed === true || Object.keys(filters.values).some((name) => name !== 'sort')}
      />
    </>
  );
}

function ListTools<Row>({
  props,
  filters,
  choice,
}: {
  props: ListProps<Row>;
  filters: ReturnType<typeof useFilters>;
  choice: ReturnType<typeof useColumnChoice<Row>>;
}) {
  const t = useTexts(kitTexts);
  const isNarrow = useNarrow();
  const mayExport = useMay('exports.run') && props.exportOf !== undefined;
  const hasColumns = !isNarrow && props.columns.some((column) => column.isExtra);
  if (!props.sorts && !mayExport && !hasColumns) return null;
  return (
    <div className="list-tools">
      {props.sorts ? (
        <Select
          aria-label={t.sort}
          value={filters.values.sort ?? props.sorts[0]?.value ?? null}
          options={[...props.sorts]}
          style={{ minWidth: 150 }}
          onChange={(value: string | null) =>
            filters.set('sort', value === props.sorts?.[0]?.value ? '' : (value ?? ''))
          }
        />
      ) : null}
      {hasColumns ? (
        <Popover
          trigger="click"
          placement="bottomRight"
          content={
            <Checkbox.Group
              className="column-choice"
              value={choice.shown.map((column) => column.key)}
              options={props.columns.map((column) => ({ value: column.key, label: column.title }))}
              onChange={choice.choose}
            />
          }
        >
          <Button>{t.columns}</Button>
        </Popover>
      ) : null}
      {props.exportOf && mayExport ? <ExportButton of={props.exportOf} /> : null}
    </div>
  );
}

function ListBody<Row>({
  props,
  columns,
  isFiltered,
}: {
  props: ListProps<Row>;
  columns: readonly Column<Row>[];
  isFiltered: boolean;
}) {
  const t = useTexts(kitTexts);
  const { list } = props;
  if (list.error && list.items.length === 0)
    return <ErrorBlock error={list.error} onRetry={list.readAgain} />;
  if (list.isLoading) return <Loading />;
  if (list.items.length === 0) {
    return isFiltered ? (
      <Empty text={t.nothing} next={t.nothingNext} />
    ) : (
      <Empty {...(props.empty ?? { text: t.nothingYet })} />
    );
  }
  return (
    <>
      <DataTable
        label={props.label}
        columns={columns}
        rows={list.items}
        rowKey={props.rowKey}
        {...(props.rowLink ? { rowLink: props.rowLink } : {})}
      />
      {list.error ? <ErrorBlock error={list.error} onRetry={list.readMore} /> : null}
      <div className="list-foot">
        <span role="status">{t.shown(list.items.length)}</span>
        {list.hasMore ? (
          <Button onClick={list.readMore} loading={list.isReadingMore}>
            {list.isReadingMore ? t.readingMore : t.more}
          </Button>
        ) : (
          <span>{t.end}</span>
        )}
      </div>
    </>
  );
}

/** Which columns this officer wants to see, remembered on this machine. */
function useColumnChoice<Row>(name: string, columns: readonly Column<Row>[]) {
  const storedAs = `minzheng.columns.${name}`;
  const [chosen, setChosen] = useState<readonly string[] | null>(() => {
    const stored = localStorage.getItem(storedAs);
    return stored === null ? null : stored.split(',');
  });
  const isShown = (column: Column<Row>, index: number): boolean =>
    index === 0 || (chosen === null ? !column.isExtra : chosen.includes(column.key));
  return {
    shown: columns.filter(isShown),
    choose(keys: readonly string[]) {
      localStorage.setItem(storedAs, keys.join(','));
      setChosen(keys);
    },
  };
}
