import { Button, Input } from 'antd';
import { useState } from 'react';
import { type ItemOf, useList, useWrite } from '../../api/index.ts';
import {
  type Column,
  Field,
  Fields,
  FormDrawer,
  ListPage,
  sayMoment,
  toast,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { optOutTexts, smsTexts } from './texts.ts';

type OptOut = ItemOf<'GET /api/v1/sms/opt-outs'>;
type Act = 'add' | 'remove';

export function OptOutList() {
  const t = useTexts(optOutTexts);
  const sms = useTexts(smsTexts);
  const maySend = useMay('sms.send');
  const [open, setOpen] = useState<Act | null>(null);
  const list = useList('GET /api/v1/sms/opt-outs', { query: { limit: 50 } });
  const columns: Column<OptOut>[] = [
    { key: 'phone', title: t.phone, onCard: 'title', render: (row) => row.phone },
    { key: 'reason', title: t.reason, render: (row) => row.reason },
    { key: 'since', title: t.since, render: (row) => sayMoment(row.since) },
    { key: 'by', title: t.by, render: (row) => row.by },
  ];
  return (
    <>
      <ListPage<OptOut>
        name="sms-opt-outs"
        label={t.label}
        title={t.title}
        intro={t.intro}
        crumbs={[{ path: '/sms', title: sms.title }]}
        actions={
          maySend ? (
            <>
              <Button onClick={() => setOpen('remove')}>{t.remove}</Button>
              <Button type="primary" onClick={() => setOpen('add')}>
                {t.add}
              </Button>
            </>
          ) : undefined
        }
        list={list}
        columns={columns}
        rowKey={(row) => `${row.phone} ${row.since}`}
        empty={{ text: t.none, next: t.noneNext }}
      />
      <NumberDrawer act="add" isOpen={open === 'add'} onClose={() => setOpen(null)} />
      <NumberDrawer act="remove" isOpen={open === 'remove'} onClose={() => setOpen(null)} />
    </>
  );
}

function NumberDrawer({ act, isOpen, onClose }: { act: Act; isOpen: boolean; onClose(): void }) {
  const t = useTexts(optOutTexts);
  const add = useWrite('POST /api/v1/sms/opt-outs');
  const remove = useWrite('POST /api/v1/sms/opt-outs/remove');
  return (
    <FormDrawer<{ phone: string; reason: string }>
      title={t[act]}
      isOpen={isOpen}
      onClose={onClose}
      name={`sms-opt-out-${act}`}
      keepsDraft={false}
      submitText={t[act]}
      submit={async (body) => {
        const { phone } = await (act === 'add' ? add : remove).mutateAsync({ body });
        toast(act === 'add' ? t.added(phone) : t.removed(phone));
      }}
    >
      <Fields>
        <Field name="phone" label={t.phone} help={t.phoneHelp} isRequired isWide>
          <Input inputMode="tel" autoComplete="off" maxLength={30} />
        </Field>
        <Field name="reason" label={t.reason} isRequired isWide>
          <Input.TextArea rows={2} maxLength={200} />
        </Field>
      </Fields>
    </FormDrawer>
  );
}
