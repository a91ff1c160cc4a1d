import './person.css';
import { Input } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { call, type ResponseOf, useWrite } from '../../api/index.ts';
import { Field, Fields, FormPage, type Picked, PlacePicker, toast, useTexts } from '../../kit/index.ts';
import { actTexts } from './act-texts.ts';
import { KnownPersons, sketchOf } from './known-persons.tsx';
import { CardFields, type PersonValues } from './person-fields.tsx';
import { peopleTexts } from './texts.ts';

export interface NewPersonValues extends PersonValues {
  readonly village?: Picked | null;
  readonly document?: string;
}

interface Known {
  readonly items: ResponseOf<'POST /api/v1/persons/known'>['items'];
  readonly askedWith: string;
}

export function NewPerson() {
  const t = useTexts(actTexts);
  const people = useTexts(peopleTexts);
  const navigate = useNavigate();
  const register = useWrite('POST /api/v1/persons');
  const [known, setKnown] = useState<Known | null>(null);
  const despite = useRef('');
  const mayGo = async (values: NewPersonValues): Promise<boolean> => {
    const body = sketchOf(values);
    const askedWith = JSON.stringify(body);
    if (despite.current === askedWith) return true;
    const { items } = await call('POST /api/v1/persons/known', { body });
    setKnown(items.length === 0 ? null : { items, askedWith });
    return items.length === 0;
  };
  const send = async (values: NewPersonValues): Promise<void> => {
    const { id } = await register.mutateAsync({
      body: {
        name: values.name ?? '',
        sex: Number(values.sex) as 0 | 1 | 2 | 9,
        birthDate: values.birthDate ?? null,
        idKind: values.idKind as 'resident',
        idNumber: values.idKind === 'none' ? null : (values.idNumber ?? '').trim(),
        ...(values.ethnicity ? { ethnicity: values.ethnicity } : {}),
        ...(values.nationality ? { nationality: values.nationality } : {}),
        ...(values.phone?.trim() ? { phone: values.phone.trim() } : {}),
        villageId: values.village?.id ?? '',
        ...(values.document?.trim() ? { document: values.document.trim() } : {}),
      },
    });
    toast(t.newDone);
    void navigate(`/people/${id}`, { replace: true });
  };
  return (
    <FormPage<NewPersonValues>
      name="person-new"
      title={t.newTitle}
      crumbs={[{ path: '/people', title: people.title }]}
      intro={t.newIntro}
      initial={{ idKind: 'resident', ethnicity: '01', nationality: 'CHN' }}
      mayGo={mayGo}
      submit={send}
      submitText={t.register}
      renames={{ villageId: 'village' }}
      onCancel={() => void navigate('/people')}
    >
      <Fields>
        <CardFields isNew hasBirth />
        <Field name="village" label={t.village} isRequired>
          <PlacePicker level="village" />
        </Field>
        <Field name="document" label={t.document} help={t.documentHelp} isWide>
          <Input maxLength={200} />
        </Field>
      </Fields>
      {known ? (
        <KnownPersons
          known={known.items}
          askedWith={known.askedWith}
          onDespite={() => {
            despite.current = known.askedWith;
          }}
        />
      ) : null}
    </FormPage>
  );
}
