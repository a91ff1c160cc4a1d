import { Button } from 'antd';
import { useState } from 'react';
import type { ResponseOf } from '../../api/index.ts';
import { DataTable, sayCount, useTexts } from '../../kit/index.ts';
import { changeTexts } from './change-texts.ts';
import type { Act } from './draft.ts';
import { placeTexts } from './texts.ts';

export type Preview = ResponseOf<'POST /api/v1/divisions/operations/preview'>;
type Change = Preview['acts'][number]['changes'][number];

const SHOWN_FIRST = 30;
const EXAMPLES_MAX = 3;

/** What would change, place by place, and how many records would follow. */
export function ChangePreview({ preview, acts }: { preview: Preview; acts: readonly Act[] }) {
  const t = useTexts(changeTexts);
  const p = useTexts(placeTexts);
  const [isWhole, setIsWhole] = useState(false);
  const changes = preview.acts.flatMap((act) => act.changes);
  const moving = new Set(
    changes
      .filter((c) => c.after === null || c.before?.parentId !== c.after.parentId)
      .map((c) => c.divisionId),
  );
  const follows = new Map<string, { count: number; examples: readonly string[] }>();
  for (const { subjectKind, placeId, count, examples } of preview.hangings) {
    if (!moving.has(placeId)) continue;
    const known = follows.get(subjectKind) ?? { count: 0, examples: [] };
    const some = [...known.examples, ...examples].slice(0, EXAMPLES_MAX);
    follows.set(subjectKind, { count: known.count + count, examples: some });
  }
  // A village that is split and stays keeps its records, but for the households that were chosen.
  const chosen = acts.flatMap((act) =>
    act.kind === 'split' && act.keep ? act.parts.flatMap((part) => part.householdIds ?? []) : [],
  );
  if (chosen.length > 0) {
    const known = follows.get('household') ?? { count: 0, examples: [] };
    follows.set('household', { ...known, count: known.count + chosen.length });
  }
  const shown = isWhole ? changes : changes.slice(0, SHOWN_FIRST);
  return (
    <>
      <h3 className="change-sub">{t.willFollow}</h3>
      {follows.size === 0 ? (
        <p>{t.nothingFollows}</p>
      ) : (
        <dl className="change-follow">
          {[...follows].map(([kind, { count, examples }]) => (
            <div key={kind}>
              <dt>{p.hanging[kind] ?? kind}</dt>
              <dd>
                <span className="figures">{sayCount(count)}</span>
                {examples.length > 0 ? (
                  <p className="change-examples">{t.examples(examples, count > examples.length)}</p>
                ) : null}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <h3 className="change-sub">{t.willChange(changes.length)}</h3>
      <DataTable<Change>
        label={t.willChange(changes.length)}
        rows={shown}
        rowKey={(change) => change.divisionId}
        columns={[
          {
            key: 'before',
            title: t.before,
            render: ({ before }) =>
              before ? (
                <>
                  {before.name} <span className="figures change-gone">{before.code}</span>
                </>
              ) : (
                <span className="change-gone">{t.isNew}</span>
              ),
          },
          {
            key: 'after',
            title: t.after,
            render: ({ after, intoName }) =>
              after ? (
                <>
                  {after.name} <span className="figures change-gone">{after.code}</span>
                </>
              ) : (
                t.ends(intoName ?? '')
              ),
          },
          {
            key: 'kind',
            title: p.kind,
            render: ({ before, after }) => p.kinds[(after ?? before)?.kind ?? ''] ?? '',
          },
        ]}
      />
      {shown.length < changes.length ? (
        <Button onClick={() => setIsWhole(true)}>{t.showAll(changes.length)}</Button>
      ) : null}
    </>
  );
}
