import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { type Column, Notice } from '../../kit/index.ts';
import './cases.css';

/** The last column of a list out of which several rows are done in one go. */
export function chooseColumn<Row>(of: {
  readonly title: string;
  readonly say: (row: Row) => string;
  readonly isChosen: (row: Row) => boolean;
  readonly isClosed?: (row: Row) => boolean;
  readonly toggle: (row: Row) => void;
}): Column<Row> {
  return {
    key: 'choose',
    title: of.title,
    width: 64,
    render: (row) => (
      <Checkbox
        aria-label={of.say(row)}
        disabled={of.isClosed?.(row) === true}
        checked={of.isChosen(row)}
        onChange={() => of.toggle(row)}
      />
    ),
  };
}

/** Above such a list: choose all, how many are chosen, and what can be done to them. */
export function ChoosingBar({
  all,
  chosen,
  onAll,
  children,
}: {
  readonly all: string;
  readonly chosen: string;
  onAll(): void;
  readonly children: ReactNode;
}) {
  return (
    <div className="bulk-bar">
      <Button onClick={onAll}>{all}</Button>
      <span aria-live="polite">{chosen}</span>
      {children}
    </div>
  );
}

/** What came of it: how many were done, and of each of the others why not. */
export function ChoosingOutcome({
  done,
  title,
  refused,
}: {
  /** Left out where nothing was done. */
  readonly done: string | null;
  readonly title: string;
  readonly refused: readonly { readonly key: string; readonly say: string }[];
}) {
  if (refused.length === 0) return <Notice kind="ok">{done}</Notice>;
  return (
    <Notice kind="warn" title={title}>
      {done === null ? null : <p>{done}</p>}
      <ul className="bulk-refused">
        {refused.map(({ key, say }) => (
          <li key={key}>{say}</li>
        ))}
      </ul>
    </Notice>
  );
}
