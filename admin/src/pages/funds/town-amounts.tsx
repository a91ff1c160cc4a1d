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
  'aria-label': named,
}: {
  value?: Amounts;
  onChange?: (amounts: Amounts) => void;
  id?: string;
  'aria-label'?: string | undefined;
}) {
  const t = useTexts(fundTexts);
  const [total, setTotal] = useState<string | null>(null);
  const towns = useRead('GET /api/v1/divisions/search', { query: { level: 'town', limit: 50 } });
  if (towns.error) return <ErrorBlock error={towns.error} onRetry={() => void towns.refetch()} />;
  const items = towns.data?.items;
  if (!items) return <Loading />;
  const divide = (): void => {
    const parts = divideEvenly(fenFromYuan(total) ?? '0', items.length);
    const amounts = items.map((town, place) => [
      town.id,
      yuanFromFen(parts[place] ?? '0').replaceAll(',', ''),
    ]);
    onChange?.(Object.fromEntries(amounts));
  };
  const sum = sumOf(Object.values(value).flatMap((yuan) => fenFromYuan(yuan) ?? []));
  return (
    <fieldset {...(id ? { id } : {})} aria-label={named} className="town-field" tabIndex={-1}>
      <div className="town-total">
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
        <b className="figures">{t.totalOf(yuanFromFen(sum))}</b>
      </div>
      <div className="town-amounts">
        {items.map((town) => (
          <label key={town.id} htmlFor={`town-${town.id}`}>
            <span>{town.name}</span>
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
