import { Input, InputNumber } from 'antd';
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
import type { System } from './system-state.tsx';
import { systemTexts } from './texts.ts';

type Body = BodyOf<'POST /api/v1/systems'>;
interface Values extends Pick<Body, 'name' | 'contact' | 'document' | 'permissions' | 'callsPerMinute'> {
  readonly place?: Picked | null;
}

const CALLS = 60;
const CALLS_MAX = 6000;

const initialOf = (system: System | undefined): Partial<Values> =>
  system
    ? {
        name: system.name,
        contact: system.contact,
        document: system.document,
        permissions: system.permissions as Values['permissions'],
        callsPerMinute: system.callsPerMinute,
        place: system.placeId ? { id: system.placeId, label: system.placeName ?? '' } : null,
      }
    : { callsPerMinute: CALLS };

/** Enters a system, or changes what one may see. */
export function SystemDrawer({
  system,
  isOpen,
  onClose,
}: {
  system?: System;
  isOpen: boolean;
  onClose(): void;
}) {
  const t = useTexts(systemTexts);
  const offered = useRead('GET /api/v1/systems/permissions', {}, { when: isOpen });
  const add = useWrite('POST /api/v1/systems');
  const change = useWrite('PUT /api/v1/systems/{systemId}');
  const submit = async ({ place, ...rest }: Values): Promise<void> => {
    const body = { ...rest, contact: rest.contact ?? '', placeId: place?.id ?? null };
    if (system) {
      await change.mutateAsync({
        params: { systemId: system.id },
        body: { ...body, version: system.version },
      });
      toast(t.saved);
      return;
    }
    await add.mutateAsync({ body });
    toast(t.added);
  };
  return (
    <FormDrawer<Values>
      title={system ? t.change : t.add}
      {...(system ? {} : { intro: t.addIntro })}
      isOpen={isOpen}
      onClose={onClose}
      name={`system.${system?.id ?? 'new'}`}
      initial={initialOf(system)}
      keepsDraft={false}
      renames={{ placeId: 'place' }}
      submitText={system ? t.save : t.add}
      submit={submit}
    >
      <Fields>
        <Field name="name" label={t.name} isRequired isWide>
          <Input maxLength={60} autoComplete="off" />
        </Field>
        <Field name="document" label={t.document} help={t.documentHelp} isRequired isWide>
          <Input maxLength={200} autoComplete="off" />
        </Field>
        <Field name="contact" label={t.contact} help={t.contactHelp} isWide>
          <Input maxLength={100} autoComplete="off" />
        </Field>
        <Field name="permissions" label={t.permissions} isRequired isWide>
          <Ticks
            options={(offered.data?.items ?? []).map(({ permission, title }) => ({
              value: permission,
              label: title,
            }))}
          />
        </Field>
        <Field name="place" label={t.place} help={t.placeHelp}>
          <PlacePicker level="town" />
        </Field>
        <Field name="callsPerMinute" label={t.calls} isRequired>
          <InputNumber min={1} max={CALLS_MAX} precision={0} style={{ width: '100%' }} />
        </Field>
      </Fields>
    </FormDrawer>
  );
}
