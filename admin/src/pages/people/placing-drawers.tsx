import { Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { Refused, type ResponseOf, useWrite } from '../../api/index.ts';
import {
  CodeSelect,
  chinaToday,
  DateInput,
  Field,
  FormDrawer,
  Notice,
  PersonPicker,
  type Picked,
  PlacePicker,
  toast,
  useTexts,
} from '../../kit/index.ts';
import { householdOf } from '../../parts/household-of.ts';
import { type DrawerProps, said } from './act-drawers.tsx';
import { actTexts } from './act-texts.ts';
import { placingTexts } from './placing-texts.ts';

interface Values {
  readonly someone?: Picked | null;
  readonly relation?: string | null;
  readonly village?: Picked | null;
  readonly on?: string | null;
  readonly document?: string;
  readonly reason?: string;
}

/** Somebody without a household joins one: it is named by any of its members. */
export function JoinDrawer({ record, isOpen, onClose }: DrawerProps) {
  const t = useTexts(placingTexts);
  const acts = useTexts(actTexts);
  const join = useWrite('POST /api/v1/households/{id}/members');
  const send = async (values: Values): Promise<unknown> => {
    const home = await householdOf(values.someone);
    if (!home) {
      const said = { what: t.noHousehold, next: t.noHouseholdNext, facts: {} };
      throw new Refused({ code: 'web.no-household', field: 'someone', ...said }, 422);
    }
    const document = values.document?.trim();
    return join.mutateAsync({
      params: { id: home.id },
      body: {
        version: home.version,
        personId: record.id,
        relation: values.relation ?? '',
        on: values.on ?? '',
        ...(document ? { document } : {}),
      },
    });
  };
  return (
    <FormDrawer<Values>
      name={`person-join.${record.id}`}
      title={t.join}
      intro={t.joinIntro}
      isOpen={isOpen}
      onClose={onClose}
      width={480}
      initial={{ on: chinaToday() }}
      submitText={t.join}
      submit={send}
      onDone={() => toast(t.joined)}
    >
      <Field name="someone" label={t.someone} isRequired help={t.someoneHelp}>
        <PersonPicker except={[record.id]} />
      </Field>
      <FoundHome />
      <Field name="relation" label={t.relation} isRequired>
        <CodeSelect list="relation" />
      </Field>
      <Field name="on" label={t.joinOn} isRequired>
        <DateInput />
      </Field>
      <Field name="document" label={acts.document} help={acts.documentHelp}>
        <Input maxLength={200} />
      </Field>
    </FormDrawer>
  );
}

/** Says whose household was meant, before anything is sent. */
function FoundHome() {
  const t = useTexts(placingTexts);
  const form = Form.useFormInstance<Values>();
  const someone = Form.useWatch('someone', form);
  const [home, setHome] = useState<ResponseOf<'GET /api/v1/households/{id}'> | null>(null);
  const someoneId = someone?.id;
  useEffect(() => {
    let isCurrent = true;
    setHome(null);
    if (someoneId === undefined) return undefined;
    householdOf({ id: someoneId, label: '' }).then(
      (found) => {
        if (isCurrent) setHome(found);
      },
      // Whatever is wrong is said when the form is sent.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [someoneId]);
  if (!home) return null;
  return (
    <Notice kind="info" title={t.homeOf(home.headName ?? '')}>
      <p>{[home.townName, home.villageName, home.registeredPlace].filter(Boolean).join(' ')}</p>
      <p>{home.members.map((one) => one.name ?? t.elsewhere).join(t.comma)}</p>
    </Notice>
  );
}

/** Somebody without a household lives in another village from a day on. */
export function MoveDrawer({ record, isOpen, onClose }: DrawerProps) {
  const t = useTexts(placingTexts);
  const acts = useTexts(actTexts);
  const move = useWrite('POST /api/v1/persons/{id}/move');
  return (
    <FormDrawer<Values>
      name={`person-move.${record.id}`}
      title={t.move}
      intro={t.moveIntro}
      isOpen={isOpen}
      onClose={onClose}
      width={480}
      initial={{ on: chinaToday() }}
      submitText={t.move}
      renames={{ villageId: 'village' }}
      submit={(values) =>
        move.mutateAsync({
          params: { id: record.id },
          body: {
            version: record.version,
            on: values.on ?? '',
            villageId: values.village?.id ?? '',
            ...said(values),
          },
        })
      }
      onDone={() => toast(t.moved)}
    >
      <Field name="village" label={t.toVillage} isRequired>
        <PlacePicker level="village" />
      </Field>
      <Field name="on" label={t.moveOn} isRequired>
        <DateInput />
      </Field>
      <Field name="reason" label={acts.reason}>
        <Input maxLength={500} />
      </Field>
      <Field name="document" label={acts.document} help={acts.documentHelp}>
        <Input maxLength={200} />
      </Field>
    </FormDrawer>
  );
}
