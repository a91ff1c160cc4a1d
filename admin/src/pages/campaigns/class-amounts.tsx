import { Button, InputNumber } from 'antd';
import { useRead } from '../../api/index.ts';
import { useTexts, yuanFromFen } from '../../kit/index.ts';
import { campaignTexts } from './texts.ts';

export type Amounts = Readonly<
  Record<string, { readonly urban?: string; readonly rural?: string; readonly pieces?: string }>
>;

/** Yuan as typed, into fen; nothing is nothing. */
export const fenOf = (typed: string | undefined): number => {
  const [, yuan = '0', fen = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec((typed ?? '').trim()) ?? [];
  return Number(yuan) * 100 + Number(fen.padEnd(2, '0') || 0);
};
const PIECES_MAX = 99;
const plain = (fen: number): string => yuanFromFen(fen).replaceAll(',', '');

export const piecesOf = (typed: string | undefined): number =>
  /^\d{1,2}$/.test((typed ?? '').trim()) ? Number(typed) : 0;

/** One sum for each class, by town and country, and pieces where goods may be given. */
export function ClassAmounts({
  classes,
  kind,
  month,
  hasGoods,
  value = {},
  onChange,
  id,
  'aria-label': named,
}: {
  classes: readonly { readonly class: string; readonly title: string }[];
  kind: string;
  month: string;
  hasGoods: boolean;
  value?: Amounts;
  onChange?: (amounts: Amounts) => void;
  id?: string;
  'aria-label'?: string | undefined;
}) {
  const t = useTexts(campaignTexts);
  const isAsked = kind !== '' && month !== '';
  const proposal = useRead('GET /api/v1/campaign-proposals', { query: { kind, month } }, { when: isAsked });
  const proposed = proposal.data?.classes ?? [];
  const basis = proposal.data?.basis ?? [];
  const take = (): void =>
    onChange?.(
      Object.fromEntries(
        proposed.map((one) => [
          one.class,
          { ...value[one.class], urban: plain(one.urbanFen), rural: plain(one.ruralFen) },
        ]),
      ),
    );
  const change = (code: string, part: 'urban' | 'rural' | 'pieces', typed: string | null): void =>
    onChange?.({ ...value, [code]: { ...value[code], [part]: typed ?? '' } });
  const input = (code: string, part: 'urban' | 'rural' | 'pieces', label: string) => (
    <InputNumber<string>
      stringMode
      min="0"
      precision={part === 'pieces' ? 0 : 2}
      {...(part === 'pieces' ? { max: String(PIECES_MAX) } : {})}
      controls={false}
      aria-label={label}
      value={value[code]?.[part] || null}
      onChange={(typed) => change(code, part, typed)}
    />
  );
  return (
    <fieldset {...(id ? { id } : {})} aria-label={named} className="class-amounts" tabIndex={-1}>
      <div className="class-amounts-head">
        <Button onClick={take} disabled={proposed.length === 0}>
          {t.proposed}
        </Button>
        {proposal.data && proposed.length === 0 ? <span>{t.proposedNone}</span> : null}
      </div>
      <div className={hasGoods ? 'class-amounts-grid has-goods' : 'class-amounts-grid'}>
        <b>{t.class}</b>
        <b>{t.urban}</b>
        <b>{t.rural}</b>
        {hasGoods ? <b>{t.pieces}</b> : null}
        {classes.map((one) => (
          <div key={one.class} className="class-amounts-row">
            <span>{one.title}</span>
            {input(one.class, 'urban', t.urbanOf(one.title))}
            {input(one.class, 'rural', t.ruralOf(one.title))}
            {hasGoods ? input(one.class, 'pieces', t.piecesOf(one.title)) : null}
          </div>
        ))}
      </div>
      {basis.length > 0 ? (
        <details>
          <summary>{t.proposedBasis}</summary>
          <ul>
            {basis.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </fieldset>
  );
}
