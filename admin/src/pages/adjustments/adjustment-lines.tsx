import { Link } from 'react-router';
import { type ItemOf, useList } from '../../api/index.ts';
import { List, Mark, pickedFromText, useFilters, useTexts, yuanFromFen } from '../../kit/index.ts';
import { useSayMonth } from '../../parts/months.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import type { Adjustment } from './adjustment-page.tsx';
import { adjustmentTexts } from './texts.ts';

type Line = ItemOf<'GET /api/v1/adjustments/{adjustmentId}/lines'>;
const SORTS = ['-more', 'more', '-back', 'name'] as const;
const KINDS = ['raise', 'cut', 'unknown', 'same'];
const tones: Readonly<Record<string, 'ok' | 'warn' | 'plain'>> = {
  raise: 'ok',
  cut: 'warn',
  unknown: 'warn',
};

/** Every award and what becomes of it. */
export function AdjustmentLines({ record }: { record: Adjustment }) {
  const t = useTexts(adjustmentTexts);
  const { values } = useFilters();
  const schemes = useSchemeTitles();
  const sayMonth = useSayMonth();
  const [town, village] = [pickedFromText(values.town), pickedFromText(values.village)];
  const sort = SORTS.find((one) => one === values.sort);
  const filter = {
    ...(values.kind ? { kind: values.kind } : {}),
    ...(values.scheme ? { scheme: values.scheme } : {}),
    ...(values.name?.trim() ? { name: values.name.trim() } : {}),
    ...(town ? { townId: town.id } : {}),
    ...(village ? { villageId: village.id } : {}),
    ...(sort ? { sort } : {}),
  };
  return (
    <List<Line>
      name="adjustment-lines"
      label={t.lines}
      exportOf={{ list: 'adjustment-lines', query: { adjustmentId: record.id, ...filter } }}
      list={useList('GET /api/v1/adjustments/{adjustmentId}/lines', {
        params: { adjustmentId: record.id },
        query: { limit: 20, ...filter },
      })}
      sorts={[
        { value: 'opened', label: t.lineSorts.opened },
        { value: '-more', label: t.lineSorts.more },
        { value: 'more', label: t.lineSorts.less },
        { value: '-back', label: t.lineSorts.back },
        { value: 'name', label: t.lineSorts.name },
      ]}
      filters={[
        { name: 'name', label: t.holder, kind: 'text' },
        {
          name: 'kind',
          label: t.kind,
          kind: 'choice',
          options: KINDS.map((value) => ({ value, label: t.kinds[value] ?? value })),
        },
        {
          name: 'scheme',
          label: t.scheme,
          kind: 'choice',
          options: record.schemes.map((value) => ({ value, label: schemes.say(value) })),
        },
        { name: 'town', label: t.town, kind: 'place', level: 'town' },
        { name: 'village', label: t.village, kind: 'place', level: 'village' },
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
        {
          key: 'place',
          title: t.place,
          render: ({ townName, villageName }) => `${townName ?? ''} ${villageName ?? ''}`.trim() || t.soft,
        },
        {
          key: 'kind',
          title: t.kind,
          render: (line) => (
            <>
              <Mark tone={tones[line.kind] ?? 'plain'}>{t.kinds[line.kind] ?? line.kind}</Mark>{' '}
              {line.class ? (t.classes[line.class] ?? '') : ''}
            </>
          ),
        },
        { key: 'persons', title: t.persons, align: 'right', render: ({ persons }) => persons ?? t.soft },
        {
          key: 'before',
          title: t.lineBefore,
          align: 'right',
          render: ({ beforeFen }) => <span className="figures">{yuanFromFen(beforeFen)}</span>,
        },
        {
          key: 'more',
          title: t.lineMore,
          align: 'right',
          render: ({ kind, differenceFen }) =>
            kind === 'unknown' ? t.soft : <span className="figures">{yuanFromFen(differenceFen)}</span>,
        },
        { key: 'from', title: t.lineFrom, render: ({ fromMonth }) => sayMonth(fromMonth) },
        { key: 'back', title: t.lineBack, align: 'right', render: ({ backMonths }) => backMonths },
      ]}
      rowKey={({ awardId }) => awardId}
      empty={{ text: t.linesEmpty }}
    />
  );
}
