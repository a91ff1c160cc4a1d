import { Input } from 'antd';
import { useWrite } from '../../api/index.ts';
import {
  Choice,
  chinaToday,
  DateInput,
  Field,
  FormDrawer,
  Notice,
  toast,
  useTexts,
} from '../../kit/index.ts';
import { documentTexts } from './texts.ts';

interface Typed {
  readonly on?: string;
  readonly way?: 'handed' | 'left' | 'post' | 'message' | 'notice';
  readonly receivedBy?: string;
}

/** How documents were served; of several, the same way on the same day. */
export function DeliveryDrawer({
  documents,
  onClose,
}: {
  documents: readonly { readonly id: string; readonly holder: string }[];
  onClose(): void;
}) {
  const t = useTexts(documentTexts);
  const send = useWrite('POST /api/v1/documents/deliveries');
  const holders = [...new Set(documents.map(({ holder }) => holder))];
  return (
    <FormDrawer<Typed>
      name="document-delivery"
      title={t.deliverChosen(documents.length)}
      isOpen
      onClose={onClose}
      keepsDraft={false}
      initial={{
        on: chinaToday(),
        way: 'handed',
        ...(holders.length === 1 ? { receivedBy: holders[0] ?? '' } : {}),
      }}
      submitText={t.deliver}
      submit={async ({ on = '', way = 'handed', receivedBy = '' }) => {
        const ids = documents.map(({ id }) => id);
        const { told } = await send.mutateAsync({ body: { ids, on, way, receivedBy } });
        toast(told > 0 ? t.deliveredAndTold(told) : t.delivered);
      }}
    >
      <Field name="on" label={t.on} isRequired>
        <DateInput />
      </Field>
      <Field name="way" label={t.way} isRequired>
        <Choice options={Object.entries(t.ways).map(([value, label]) => ({ value, label }))} />
      </Field>
      <Field name="receivedBy" label={t.receivedBy} isRequired>
        <Input maxLength={50} />
      </Field>
      <Notice kind="info">{t.receiptHint}</Notice>
    </FormDrawer>
  );
}
