import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useRead } from '../../api/index.ts';
import { ErrorBlock, Loading, useTexts, yuanFromFen } from '../../kit/index.ts';
import { fundTexts } from './texts.ts';
import { divideEvenly, fenFromYuan, sumOf } from './yuan.ts';

type Amounts = Readonly<Record<string, string>>;

/** One amount for each township of the county; an empty one gets nothing. */
export function TownAmounts({
  value = {},
  onChange,
  id,
  left,
  'aria-label': named,
}: {
  value?: Amounts;
  onChange?: (amounts: Amounts) => void;
  id?: string;
  /** What lies with each, where it is to be taken back: without an account there is nothing. */
  left?: Readonly<Record<string, string>>;
  'aria-label'?: string | undefined;
}) {
  const t = useTexts(fundTexts);
  const [total, setTotal] = useState<string | null>(null);
  const towns = useRead('GET /api/v1/divisions/search', { query: { level: 'town', limit: 50 } });
  if (towns.error) return <ErrorBlock error={towns.error} onRetry={() => void towns.refetch()} />;
  const all = towns.data?.items;
  if (!all) return <Loading />;
  const items = left ? all.filter(({ id: town }) => BigInt(left[town] ?? '0') > 0n) : all;
  if (items.length === 0) return <p>{t.nothingThere}</p>;
  const divide = (): void => {
    const parts = divideEvenly(fenFromYuan(total) ?? '0', items.length);
    const amounts = items.map((town, place) => [
      town.id,
      yuanFromFen(parts[place] ?? '0').replaceAll(',', ''),
    ]);
    onChange?.(Object.fromEntries(amounts));
  };
  const takeAll = (): void => {
    const amounts = items.map(({ id: town }) => [town, yuanFromFen(left?.[town] ?? '0').replaceAll(',', '')]);
    onChange?.(Object.fromEntries(amounts));
  };
  const sum = sumOf(Object.values(value).flatMap((yuan) => fenFromYuan(yuan) ?? []));
  return (
    <fieldset {...(id ? { id } : {})} aria-label={named} className="town-field" tabIndex={-1}>
      <div className="town-total">
        {left ? (
          <Button onClick={takeAll}>{t.takeAll}</Button>
        ) : (
          <>
            <InputNumber<string>
              stringMode
              min="0"
              precision={2}
              controls={false}
              aria-label={t.evenTotal}
              placeholder={t.evenTotal}
              value={total}
              onChange={(typed) => setTotal(typed)}
            />
            <Button onClick={divide} disabled={fenFromYuan(total) === null}>
              {t.evenly}
            </Button>
          </>
        )}
        <b className="figures">{t.totalOf(yuanFromFen(sum))}</b>
      </div>
      <div className="town-amounts">
        {items.map((town) => (
          <label key={town.id} htmlFor={`town-${town.id}`}>
            <span>
              {town.name}
              {left ? <small>{t.lies(yuanFromFen(left[town.id] ?? '0'))}</small> : null}
            </span>
            <InputNumber<string>
              id={`town-${town.id}`}
              stringMode
              min="0"
              precision={2}
              controls={false}
              value={value[town.id] ?? null}
              onChange={(typed) => onChange?.({ ...value, [town.id]: typed ?? '' })}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
