import { Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Column, useTexts } from '../../kit/index.ts';
import { bankTexts } from './bank-texts.ts';

/** Rows of a list that are chosen by their numbers, to be acted on together. */
export function usePicks() {
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const turn = (no: number): void =>
    setPicked(
      (before) => new Set(before.has(no) ? [...before].filter((one) => one !== no) : [...before, no]),
    );
  return { picked, turn, clear: () => setPicked(new Set()) };
}
type Picks = ReturnType<typeof usePicks>;

/** The column with the boxes; a row for which nothing can be done has none. */
export function usePickColumn<Row>(
  { picked, turn }: Picks,
  of: (row: Row) => { readonly no: number; readonly name: string; readonly canBe: boolean },
): Column<Row> {
  const t = useTexts(bankTexts);
  return {
    key: 'pick',
    title: t.pick,
    width: 64,
    render: (row) => {
      const { no, name, canBe } = of(row);
      if (!canBe) return null;
      return (
        <Checkbox aria-label={t.pickOf(`${name} ${no}`)} checked={picked.has(no)} onChange={() => turn(no)} />
      );
    },
  };
}

export function PickBar({ picks, children }: { picks: Picks; children: ReactNode }) {
  const t = useTexts(bankTexts);
  return (
    <div className="pay-settle">
      {children}
      <Button disabled={picks.picked.size === 0} onClick={picks.clear}>
        {t.unpick}
      </Button>
    </div>
  );
}
