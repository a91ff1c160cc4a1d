import { Button, Drawer, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useList } from '../../api/index.ts';
import { ExportButton } from '../../kit/export-button.tsx';
import {
  type Column,
  DataTable,
  Empty,
  ErrorBlock,
  Loading,
  sayCount,
  useNarrow,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { nameList } from '../../kit/name-list.ts';
import { HouseholdReasons } from './household-reasons.tsx';
import type { Family, Group, HouseholdRow, Order, Question } from './question.ts';
import { signedYuan } from './say.ts';
import { type WhatIfTexts, whatIfTexts } from './texts.ts';

/** Which number was chosen: of which variant, group, place and scheme. */
export interface Drill {
  readonly question: Question;
  readonly variant: number;
  readonly group: Group;
  readonly town?: { readonly id: string; readonly name: string };
  readonly scheme?: { readonly code: string; readonly title: string; readonly isStanding: boolean };
}

const ORDERS = ['moved', 'gain', 'loss', 'before', 'after', 'size'] as const satisfies readonly Order[];
const FAMILIES = [
  'urban',
  'rural',
  'one',
  'two',
  'three',
  'four',
  'five-and-more',
  'with-disabled',
  'with-child',
  'with-elder',
] as const satisfies readonly Family[];

/** The households behind a number, each with what moves it and the whole reasoning behind that. */
export function DrillDrawer({ drill, onClose }: { drill: Drill | null; onClose(): void }) {
  const t = useTexts(whatIfTexts);
  const isNarrow = useNarrow();
  return (
    <Drawer
      open={drill !== null}
      onClose={onClose}
      size={isNarrow ? '100%' : 980}
      title={drill ? titleOf(drill, t) : undefined}
      destroyOnHidden
    >
      {drill ? <Households drill={drill} /> : null}
    </Drawer>
  );
}

const titleOf = ({ question, variant, group, town, scheme }: Drill, t: WhatIfTexts): string => {
  const of = [scheme?.title, town?.name].filter((part) => part !== undefined);
  const name = question.variants[variant]?.name ?? '';
  return t.drillTitle(name, t[group]) + (of.length > 0 ? t.ofParts(of.join(' · ')) : '');
};

function Households({ drill }: { drill: Drill }) {
  const t = useTexts(whatIfTexts);
  const [order, setOrder] = useState<Order>('moved');
  const [family, setFamily] = useState<Family | null>(null);
  const [reasonsOf, setReasonsOf] = useState<string | null>(null);
  const { question, variant, group, town, scheme } = drill;
  const wish = {
    ...{ ...question, variant, group, order },
    ...(town ? { townId: town.id } : {}),
    ...(scheme ? { scheme: scheme.code } : {}),
    ...(family ? { family } : {}),
  };
  const list = useList('POST /api/v1/what-if/households', { body: { ...wish, limit: 30 } });
  return (
    <>
      <div className="what-if-drill-bar">
        <Choose<Order>
          id="drill-order"
          label={t.orderBy}
          value={order}
          onChange={(next) => setOrder(next ?? 'moved')}
          options={ORDERS}
          say={t.orders}
        />
        <Choose<Family>
          id="drill-family"
          label={t.family}
          value={family}
          onChange={setFamily}
          options={FAMILIES}
          say={t.familyTypes}
          placeholder={t.everyFamily}
        />
        <ExportButton of={{ list: 'what-if-households', query: wish }} />
      </div>
      {list.error ? <ErrorBlock error={list.error} onRetry={list.readAgain} /> : null}
      {list.isLoading ? <Loading /> : null}
      {!list.error && !list.isLoading && list.items.length === 0 ? <Empty text={t.noHouseholds} /> : null}
      {list.items.length > 0 ? (
        <DataTable
          label={titleOf(drill, t)}
          rows={list.items}
          rowKey={({ id }) => id}
          columns={columnsOf(t, scheme?.isStanding ?? false, setReasonsOf)}
        />
      ) : null}
      {list.hasMore ? (
        <Button block loading={list.isReadingMore} onClick={list.readMore}>
          {t.readMore}
        </Button>
      ) : null}
      <HouseholdReasons question={question} householdId={reasonsOf} onClose={() => setReasonsOf(null)} />
    </>
  );
}

function Choose<Value extends string>({
  id,
  label,
  value,
  onChange,
  options,
  say,
  placeholder,
}: {
  id: string;
  label: string;
  value: Value | null;
  onChange(value: Value | null): void;
  options: readonly Value[];
  say: Readonly<Record<string, string>>;
  /** Where nothing need be chosen. */
  placeholder?: string;
}) {
  return (
    <span className="what-if-choose">
      <label htmlFor={id}>{label}</label>
      <Select<Value | null>
        id={id}
        value={value}
        allowClear={placeholder !== undefined}
        {...(placeholder === undefined ? {} : { placeholder })}
        onOpenChange={() => nameList(id, label)}
        options={options.map((one) => ({ value: one, label: say[one] ?? one }))}
        onChange={(next) => onChange(next ?? null)}
      />
    </span>
  );
}

function columnsOf(
  t: WhatIfTexts,
  isStanding: boolean,
  onReasons: (id: string) => void,
): readonly Column<HouseholdRow>[] {
  const say = (value: number): string => (isStanding ? t.people(sayCount(value)) : yuanFromFen(value));
  const figure = (key: string, title: string, of: (row: HouseholdRow) => string): Column<HouseholdRow> => ({
    key,
    title,
    align: 'right',
    render: (row) => <span className="figures">{of(row)}</span>,
  });
  return [
    {
      key: 'head',
      title: t.head,
      render: ({ id, headName }) => <Link to={`/households/${id}`}>{headName ?? '—'}</Link>,
    },
    { key: 'place', title: t.place, render: ({ townName, villageName }) => `${townName} ${villageName}` },
    figure('size', t.size, ({ persons }) => sayCount(persons)),
    figure('before', t.before, ({ was }) => say(was)),
    figure('after', t.after, ({ is }) => say(is)),
    figure('change', isStanding ? t.change : t.difference, ({ was, is }) =>
      isStanding ? `${is > was ? '+' : ''}${is - was}` : signedYuan(is - was),
    ),
    {
      key: 'why',
      title: t.why,
      render: ({ id, why }) => (
        <div className="what-if-why">
          {why.map((reason) => (
            <span key={reason}>{reason}</span>
          ))}
          <Button type="link" size="small" onClick={() => onReasons(id)}>
            {t.reasons}
          </Button>
        </div>
      ),
    },
  ];
}
