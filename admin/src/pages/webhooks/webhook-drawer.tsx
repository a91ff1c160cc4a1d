import { Input } from 'antd';
import { useState } from 'react';
import { type BodyOf, useRead, useWrite } from '../../api/index.ts';
import {
  Field,
  Fields,
  FormDrawer,
  type Picked,
  PlacePicker,
  Ticks,
  toast,
  useTexts,
} from '../../kit/index.ts';
import { ShownOnce } from '../../parts/shown-once.tsx';
import { webhookTexts } from './texts.ts';
import type { Webhook } from './webhook-state.tsx';

type Body = BodyOf<'POST /api/v1/webhooks'>;
interface Values {
  readonly name: string;
  readonly url: string;
  readonly events: Body['events'];
  readonly place?: Picked | null;
}

const initialOf = (webhook: Webhook | undefined): Partial<Values> =>
  webhook
    ? {
        name: webhook.name,
        url: webhook.url,
        events: webhook.events as Values['events'],
        place: webhook.placeId ? { id: webhook.placeId, label: webhook.placeName ?? '' } : null,
      }
    : {};

/** Enters a listener, or changes one. A new one's secret is shown when it is made. */
export function WebhookDrawer({
  webhook,
  isOpen,
  onClose,
}: {
  webhook?: Webhook;
  isOpen: boolean;
  onClose(): void;
}) {
  const t = useTexts(webhookTexts);
  const [secret, setSecret] = useState<string | null>(null);
  const events = useRead('GET /api/v1/webhooks/events', {}, { when: isOpen });
  const add = useWrite('POST /api/v1/webhooks');
  const change = useWrite('PUT /api/v1/webhooks/{webhookId}');
  const submit = async ({ place, ...rest }: Values): Promise<void> => {
    const body = { ...rest, placeId: place?.id ?? null };
    if (webhook) {
      await change.mutateAsync({
        params: { webhookId: webhook.id },
        body: { ...body, version: webhook.version },
      });
      toast(t.saved);
      return;
    }
    setSecret((await add.mutateAsync({ body })).secret);
  };
  return (
    <>
      <FormDrawer<Values>
        title={webhook ? t.change : t.add}
        isOpen={isOpen}
        onClose={onClose}
        name={`webhook.${webhook?.id ?? 'new'}`}
        initial={initialOf(webhook)}
        keepsDraft={false}
        renames={{ placeId: 'place' }}
        submitText={webhook ? t.save : t.add}
        submit={submit}
      >
        <Fields>
          <Field name="name" label={t.name} help={t.nameHelp} isRequired isWide>
            <Input maxLength={60} autoComplete="off" />
          </Field>
          <Field name="url" label={t.url} help={t.urlHelp} isRequired isWide>
            <Input maxLength={500} type="url" inputMode="url" autoComplete="off" spellCheck={false} />
          </Field>
          <Field name="place" label={t.place} help={t.placeHelp} isWide>
            <PlacePicker level="town" />
          </Field>
          <Field name="events" label={t.events} isRequired isWide>
            <Ticks
              options={(events.data?.items ?? []).map(({ type, title }) => ({ value: type, label: title }))}
            />
          </Field>
        </Fields>
      </FormDrawer>
      <ShownOnce title={t.secretTitle} secret={secret} onClose={() => setSecret(null)}>
        <p>{t.secretText}</p>
      </ShownOnce>
    </>
  );
}
