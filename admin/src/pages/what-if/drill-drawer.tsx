import { Button, Drawer } from 'antd';
import { Link } from 'react-router';
import { useList } from '../../api/index.ts';
import {
  DataTable,
  Empty,
  ErrorBlock,
  Loading,
  sayCount,
  useNarrow,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import type { Group, Question } from './question.ts';
import { signedYuan } from './say.ts';
import { whatIfTexts } from './texts.ts';

export interface Drill {
  readonly question: Question;
  readonly variant: number;
  readonly group: Group;
  readonly townId?: string;
  readonly townName?: string;
}

/** The households behind a number, those first who are moved most. */
export function DrillDrawer({ drill, onClose }: { drill: Drill | null; onClose(): void }) {
  const t = useTexts(whatIfTexts);
  const isNarrow = useNarrow();
  const name = drill?.question.variants[drill.variant]?.name ?? '';
  return (
    <Drawer
      open={drill !== null}
      onClose={onClose}
      size={isNarrow ? '100%' : 820}
      title={
        drill
          ? t.drillTitle(name, t[drill.group]) + (drill.townName ? t.ofTown(drill.townName) : '')
          : undefined
      }
      destroyOnHidden
    >
      {drill ? <Households drill={drill} /> : null}
    </Drawer>
  );
}

function Households({ drill }: { drill: Drill }) {
  const t = useTexts(whatIfTexts);
  const { question, variant, group, townId } = drill;
  const list = useList('POST /api/v1/what-if/households', {
    body: { ...question, variant, group, limit: 30, ...(townId ? { townId } : {}) },
  });
  if (list.error) return <ErrorBlock error={list.error} onRetry={list.readAgain} />;
  if (list.isLoading) return <Loading />;
  if (list.items.length === 0) return <Empty text={t.noHouseholds} />;
  return (
    <>
      <DataTable
        label={t.drillTitle(question.variants[variant]?.name ?? '', t[group])}
        rows={list.items}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'head',
            title: t.head,
            render: ({ id, headName }) => <Link to={`/households/${id}`}>{headName ?? '—'}</Link>,
          },
          {
            key: 'place',
            title: t.place,
            render: ({ townName, villageName }) => `${townName} ${villageName}`,
          },
          { key: 'size', title: t.size, align: 'right', render: ({ persons }) => sayCount(persons) },
          {
            key: 'before',
            title: t.before,
            align: 'right',
            render: ({ baseFen }) => <span className="figures">{yuanFromFen(baseFen)}</span>,
          },
          {
            key: 'after',
            title: t.after,
            align: 'right',
            render: ({ triedFen }) => <span className="figures">{yuanFromFen(triedFen)}</span>,
          },
          {
            key: 'change',
            title: t.difference,
            align: 'right',
            render: ({ baseFen, triedFen }) => <b className="figures">{signedYuan(triedFen - baseFen)}</b>,
          },
        ]}
      />
      {list.hasMore ? (
        <Button block loading={list.isReadingMore} onClick={list.readMore}>
          {t.readMore}
        </Button>
      ) : null}
    </>
  );
}
