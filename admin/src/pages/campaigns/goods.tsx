import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { isRefused, useWrite } from '../../api/index.ts';
import { Field, FormDrawer, sayCount, toast, useTexts } from '../../kit/index.ts';
import type { Campaign } from './parts.tsx';
import { campaignTexts } from './texts.ts';

type How = 'received' | 'returned';

interface Values {
  readonly pieces: string;
  readonly document: string;
}

const PIECES_MAX = 1_000_000;

/** Goods of an approved list come in, and what is left goes back. */
export function GoodsActs({ one, onStale }: { one: Campaign; onStale(): void }) {
  const t = useTexts(campaignTexts);
  const [how, setHow] = useState<How | null>(null);
  const store = one.goods?.store;
  if (one.state !== 'approved' || !store) return null;
  return (
    <>
      <Button onClick={() => setHow('received')}>{t.received}</Button>
      {store.left > 0 ? <Button onClick={() => setHow('returned')}>{t.returned}</Button> : null}
      {how ? <MoveGoods one={one} how={how} onClose={() => setHow(null)} onStale={onStale} /> : null}
    </>
  );
}

function MoveGoods({
  one,
  how,
  onClose,
  onStale,
}: {
  one: Campaign;
  how: How;
  onClose(): void;
  onStale(): void;
}) {
  const t = useTexts(campaignTexts);
  const move = useWrite('POST /api/v1/campaigns/{campaignId}/goods');
  const isWhole = (value: unknown): string | null =>
    /^[1-9]\d*$/.test(String(value ?? '')) && Number(value) <= PIECES_MAX ? null : t.moveWrong;
  const submit = async ({ pieces, document }: Values): Promise<void> => {
    try {
      const { left } = await move.mutateAsync({
        params: { campaignId: one.id },
        body: { version: one.version, how, pieces: Number(pieces), document },
      });
      toast(t.moved(sayCount(left)));
    } catch (error) {
      if (isRefused(error)) onStale();
      throw error;
    }
  };
  return (
    <FormDrawer<Values>
      name={`campaign-goods-${how}.${one.id}`}
      title={t[how]}
      isOpen
      onClose={onClose}
      intro={how === 'received' ? t.receivedIntro : t.returnedIntro}
      submitText={t[how]}
      submit={submit}
    >
      <Field name="pieces" label={t.movePieces} isRequired check={isWhole}>
        <InputNumber<string> stringMode min="1" max={String(PIECES_MAX)} precision={0} controls={false} />
      </Field>
      <Field name="document" label={t.moveDocument} help={t.moveDocumentHelp} isRequired isWide>
        <Input maxLength={200} />
      </Field>
    </FormDrawer>
  );
}
