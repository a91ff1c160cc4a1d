import { Form, Input } from 'antd';
import { useWrite } from '../../api/index.ts';
import { Choice, DateInput, Field, FormDrawer, toast, useTexts } from '../../kit/index.ts';
import { openingTexts } from './texts.ts';

type Body = Parameters<
  ReturnType<typeof useWrite<'POST /api/v1/awards/openings/{openingId}/settle'>>['mutateAsync']
>[0]['body'];

/** Lines that were chosen, or all of one kind. */
export type Settling =
  | { readonly nos: readonly number[] }
  | { readonly kind: string; readonly count: number; readonly open: number };

interface Values {
  readonly which?: 'open' | 'all';
  readonly how: Body['how'];
  readonly reason: string;
  readonly reviewBy?: string;
}

const HOWS: readonly Body['how'][] = ['law', 'keep', 'leave-out'];

export function SettleDrawer({
  openingId,
  settling,
  onClose,
  onSettled,
}: {
  openingId: string;
  settling: Settling;
  onClose(): void;
  onSettled(): void;
}) {
  const t = useTexts(openingTexts);
  const settle = useWrite('POST /api/v1/awards/openings/{openingId}/settle');
  const isKind = 'kind' in settling;
  const submit = async ({ reviewBy, which: scope, ...values }: Values): Promise<void> => {
    const which = isKind
      ? { kind: settling.kind as NonNullable<Body['kind']>, again: scope === 'all' }
      : { nos: [...settling.nos] };
    const review = values.how === 'keep' && reviewBy ? { reviewBy } : {};
    const { settled } = await settle.mutateAsync({
      params: { openingId },
      body: { ...values, ...review, ...which },
    });
    toast(t.settleDone(settled));
    onSettled();
  };
  return (
    <FormDrawer<Values>
      name={`opening-settle.${openingId}`}
      title={t.settleTitle}
      isOpen
      onClose={onClose}
      intro={
        isKind
          ? t.settleKindIntro(t.kinds[settling.kind] ?? settling.kind)
          : t.settleIntro(settling.nos.length)
      }
      initial={isKind ? { which: settling.open > 0 ? 'open' : 'all' } : {}}
      submitText={t.settleSubmit}
      submit={submit}
    >
      {isKind ? (
        <Field name="which" label={t.which} isRequired isWide>
          <Choice
            options={[
              ...(settling.open > 0 ? [{ value: 'open', label: t.whichOpen(settling.open) }] : []),
              ...(settling.open < settling.count
                ? [{ value: 'all', label: t.whichAll(settling.count) }]
                : []),
            ]}
          />
        </Field>
      ) : null}
      <Field name="how" label={t.how} help={t.howHelp} isRequired isWide>
        <Choice options={HOWS.map((value) => ({ value, label: t.hows[value] ?? value }))} />
      </Field>
      <ReviewField />
      <Field name="reason" label={t.reason} isRequired isWide>
        <Input.TextArea maxLength={500} rows={3} />
      </Field>
    </FormDrawer>
  );
}

/** Only what is kept as the roster has it needs a day. */
function ReviewField() {
  const t = useTexts(openingTexts);
  const how = Form.useWatch('how', Form.useFormInstance<Values>());
  if (how !== 'keep') return null;
  return (
    <Field name="reviewBy" label={t.reviewBy} help={t.reviewByHelp} isRequired>
      <DateInput />
    </Field>
  );
}
