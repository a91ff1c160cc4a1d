import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ItemOf, useList } from '../../api/index.ts';
import {
  type Column,
  List,
  Mark,
  pickedFromText,
  sayDate,
  useFilters,
  useLanguage,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { useRosters } from '../../parts/rosters.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import type { Opening } from './opening-page.tsx';
import { openingTexts } from './texts.ts';

type Line = ItemOf<'GET /api/v1/awards/openings/{openingId}/lines'>;
type Kind = Line['kind'];
const SORTS = ['more-by-law', 'less-by-law'] as const;

/** Every line, each beside the law; filtered, sorted, taken out, and settled by choosing them. */
export function OpeningLines({
  record,
  onSettle,
}: {
  record: Opening;
  onSettle: ((nos: readonly number[]) => void) | undefined;
}) {
  const t = useTexts(openingTexts);
  const { values } = useFilters();
  const schemes = useSchemeTitles();
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const town = pickedFromText(values.town);
  const sort = SORTS.find((one) => one === values.sort);
  const filter = {
    ...(values.kind ? { kind: values.kind as Kind } : {}),
    ...(values.settled ? { isSettled: values.settled === 'yes' } : {}),
    ...(values.scheme ? { scheme: values.scheme } : {}),
    ...(town ? { townId: town.id } : {}),
    ...(sort ? { sort } : {}),
  };
  const list = useList('GET /api/v1/awards/openings/{openingId}/lines', {
    params: { openingId: record.id },
    query: { limit: 50, ...filter },
  });
  const pick = (no: number): void =>
    setPicked(
      (before) => new Set(before.has(no) ? [...before].filter((one) => one !== no) : [...before, no]),
    );
  const open = list.items.filter(({ settledHow }) => settledHow === null).map(({ no }) => no);
  const columns = useLineColumns();
  return (
    <List<Line>
      name="opening-lines"
      label={t.linesTitle}
      list={list}
      exportOf={{ list: 'award-openings', query: { openingId: record.id, ...filter } }}
      sorts={[
        { value: 'place', label: t.sorts.place },
        { value: 'more-by-law', label: t.sorts.moreByLaw },
        { value: 'less-by-law', label: t.sorts.lessByLaw },
      ]}
      filters={[
        {
          name: 'kind',
          label: t.kind,
          kind: 'choice',
          options: record.kinds.map(({ kind, lines }) => ({
            value: kind,
            label: `${t.kinds[kind] ?? kind} ${lines}`,
          })),
        },
        {
          name: 'settled',
          label: t.settled,
          kind: 'choice',
          options: [
            { value: 'no', label: t.openOnly },
            { value: 'yes', label: t.settledOnly },
          ],
        },
        { name: 'scheme', label: t.scheme, kind: 'choice', options: schemes.options },
        { name: 'town', label: t.town, kind: 'place', level: 'town' },
      ]}
      above={
        onSettle && list.items.length > 0 ? (
          <div className="opening-pick">
            <Button onClick={() => setPicked(new Set(open))}>{t.pickAll}</Button>
            <Button disabled={picked.size === 0} onClick={() => setPicked(new Set())}>
              {t.unpick}
            </Button>
            <Button disabled={picked.size === 0} onClick={() => onSettle([...picked])}>
              {t.settlePicked(picked.size)}
            </Button>
          </div>
        ) : null
      }
      columns={
        onSettle
          ? [
              {
                key: 'pick',
                title: t.pick,
                width: 64,
                render: ({ no, holderName, kind }) =>
                  kind === 'running' ? null : (
                    <Checkbox
                      aria-label={t.pickOf(`${holderName} ${no}`)}
                      checked={picked.has(no)}
                      onChange={() => pick(no)}
                    />
                  ),
              },
              ...columns,
            ]
          : columns
      }
      rowKey={({ no }) => String(no)}
      empty={{ text: t.linesEmpty }}
    />
  );
}

const money = (fen: number | null, soft: string) =>
  fen === null ? soft : <span className="figures">{yuanFromFen(fen)}</span>;

function useLineColumns(): Column<Line>[] {
  const t = useTexts(openingTexts);
  const schemes = useSchemeTitles();
  const { language } = useLanguage();
  const sayTold = useSayTold();
  // What was settled by itself has a reason that nobody typed: it is said in the language of the reader.
  const sayReason = ({ kind, reason }: Line): string =>
    (reason === openingTexts.zh.alone[kind] ? t.alone[kind] : reason) ?? t.soft;
  return [
    {
      key: 'holder',
      title: t.holder,
      width: 96,
      onCard: 'title',
      render: ({ holderName, personId, importId, told }) =>
        personId ? (
          <Link to={`/people/${personId}`}>{holderName}</Link>
        ) : (
          <Link to={`/imports/${importId ?? ''}`}>
            {t.importRow(String(told.file ?? ''), Number(told.row ?? 0))}
          </Link>
        ),
    },
    {
      key: 'scheme',
      title: t.scheme,
      render: ({ scheme, personId }) => (personId ? schemes.say(scheme) : t.soft),
    },
    {
      key: 'place',
      title: t.place,
      render: ({ townName, villageName }) => `${townName ?? ''} ${villageName ?? ''}`.trim() || t.soft,
    },
    {
      key: 'kind',
      title: t.kind,
      render: ({ kind }) => (
        <Mark tone={kind === 'same' || kind === 'running' ? 'plain' : 'warn'}>{t.kinds[kind] ?? kind}</Mark>
      ),
    },
    { key: 'told', title: t.told, render: ({ told }) => sayTold(told) || t.soft },
    {
      key: 'roster',
      title: t.rosterFen,
      align: 'right',
      render: ({ rosterFen }) => money(rosterFen, t.soft),
    },
    { key: 'law', title: t.lawFen, align: 'right', render: ({ lawFen }) => money(lawFen, t.soft) },
    {
      key: 'difference',
      title: t.difference,
      align: 'right',
      render: ({ differenceFen, lawFen, rosterFen }) =>
        lawFen === null || rosterFen === null ? t.soft : money(differenceFen, t.soft),
    },
    {
      key: 'how',
      title: t.how,
      render: ({ settledHow, reviewBy }) =>
        settledHow === null ? (
          <Mark tone="blue">{t.waits}</Mark>
        ) : (
          <>
            {t.hows[settledHow] ?? settledHow}
            {reviewBy ? ` · ${t.reviewBy} ${sayDate(reviewBy, language)}` : ''}
          </>
        ),
    },
    { key: 'reason', title: t.reason, render: (line) => sayReason(line) },
    { key: 'by', title: t.settledBy, render: ({ settledByName }) => settledByName ?? t.soft, isExtra: true },
  ];
}

/** What the roster says of a line, in words. */
function useSayTold(): (told: Line['told']) => string {
  const { facts: t } = useTexts(openingTexts);
  const rosters = useRosters();
  return (told) =>
    [
      told.class === undefined ? '' : t.class(String(told.class)),
      told.persons === undefined ? '' : t.persons(String(told.persons)),
      told.incomeFen === undefined ? '' : t.income(yuanFromFen(told.incomeFen)),
      told.careLevel === undefined ? '' : t.careLevel(String(told.careLevel)),
      told.disabilityGrade === undefined ? '' : t.grade(String(told.disabilityGrade)),
      told.besides === undefined ? '' : t.besides(rosters.say(String(told.besides))),
    ]
      .filter((part) => part !== '')
      .join(' · ');
}
