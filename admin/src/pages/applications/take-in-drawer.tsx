import { Form, Input } from 'antd';
import { useNavigate } from 'react-router';
import { type ResponseOf, useWrite } from '../../api/index.ts';
import { Choice, CodeSelect, Field, FormDrawer, Ticks, toast, useTexts } from '../../kit/index.ts';
import { HEAD } from '../../parts/relation-rows.tsx';
import './applications.css';
import { type FamilyRow, FamilyRows, lackingMember, membersOf } from './family-rows.tsx';
import { applicationTexts } from './texts.ts';

export type ApplicationRecord = ResponseOf<'GET /api/v1/applications/{id}'>;

const NEW = 'new';
/** Goes along, and is no material of the matter. */
const OTHER = 'other';

/** What is wrong about a member stands at the list of them, and says whose. */
const RENAMES = {
  personId: 'person',
  'family.members': 'family',
  ...Object.fromEntries(
    Array.from({ length: 20 }, (_, place) => [`family.members.${place}.idNumber`, 'family']),
  ),
};

interface Values {
  readonly person?: string;
  readonly relation?: string | null;
  readonly family?: readonly FamilyRow[];
  readonly materials?: readonly string[];
  readonly form?: Readonly<Record<string, string>>;
}

/** Makes a case of what came in: who on the rolls it is, and which papers are there. */
export function TakeInDrawer({
  record,
  isOpen,
  onClose,
}: {
  record: ApplicationRecord;
  isOpen: boolean;
  onClose(): void;
}) {
  const t = useTexts(applicationTexts);
  const navigate = useNavigate();
  const takeIn = useWrite('POST /api/v1/applications/{id}/take-in');
  const isCase = record.kind === 'apply';
  const own = record.materials.filter(({ code, isShared, isForm }) => !isShared && !isForm && code !== OTHER);
  const living = record.matches.filter(({ isDead }) => !isDead);
  const people = [
    ...living.map(({ id, name, villageName, headName }) => ({
      value: id,
      label: [name, villageName ?? '', headName === null ? t.noHousehold : t.headOf(headName)].join(' · '),
    })),
    ...(record.mayRegister && living.length === 0 ? [{ value: NEW, label: t.register }] : []),
  ];
  const [first] = people;
  const submit = async ({
    person,
    relation,
    family = [],
    materials = [],
    form = {},
  }: Values): Promise<void> => {
    const who =
      person === NEW
        ? { register: true, family: { relation: relation ?? HEAD, members: membersOf(family) } }
        : { ...(person ? { personId: person } : {}) };
    const desk = Object.fromEntries(
      record.deskFields.flatMap(({ name, kind }) => {
        const value = form[name];
        if (value === undefined || value === '') return [];
        return [[name, kind === 'yes-no' ? value === 'true' : value]];
      }),
    );
    const taken = await takeIn.mutateAsync({
      params: { id: record.id },
      body: { version: record.version, ...(isCase ? { ...who, materials: [...materials], form: desk } : {}) },
    });
    toast(t.taken(record.code ?? ''));
    void navigate(`/cases/${taken.caseId}`);
  };
  const intros: Readonly<Record<string, string>> = {
    apply: t.takeInIntro,
    supplement: t.takeInSupplement,
    withdraw: t.takeInWithdraw,
  };
  return (
    <FormDrawer<Values>
      name={`application-take-in.${record.id}`}
      title={t.takeInTitle}
      isOpen={isOpen}
      onClose={onClose}
      intro={intros[record.kind]}
      initial={{
        ...(first ? { person: first.value } : {}),
        relation: HEAD,
        materials: own.filter(({ papers }) => papers.length > 0).map(({ code }) => code),
      }}
      renames={RENAMES}
      submitText={t.takeIn}
      submit={submit}
    >
      {isCase ? (
        <>
          <Field name="person" label={t.whoIsIt} isRequired isWide>
            <Choice options={people} />
          </Field>
          <NewFamily />
          {record.deskFields.map(({ name, title, kind, choices }) => (
            <Field key={name} name={['form', name]} label={title} isRequired isWide>
              {kind === 'yes-no' || kind === 'choice' ? (
                <Choice
                  options={
                    kind === 'choice'
                      ? choices
                      : [
                          { value: 'true', label: t.yes },
                          { value: 'false', label: t.no },
                        ]
                  }
                />
              ) : (
                <Input />
              )}
            </Field>
          ))}
          <Field name="materials" label={t.materials} isWide>
            <Ticks options={own.map(({ code, title }) => ({ value: code, label: title }))} />
          </Field>
        </>
      ) : null}
    </FormDrawer>
  );
}

/** Whoever is registered anew is registered with the family that they live with. */
function NewFamily() {
  const t = useTexts(applicationTexts);
  if (Form.useWatch('person') !== NEW) return null;
  const check = (rows: readonly FamilyRow[] | undefined): string | null => {
    const lacking = lackingMember(rows);
    return lacking === null ? null : t.memberLacks(lacking);
  };
  return (
    <>
      <Field name="relation" label={t.applicantRelation} isRequired isWide>
        <CodeSelect list="relation" label={t.applicantRelation} />
      </Field>
      <Field name="family" label={t.family} help={t.familyHelp} isWide check={check}>
        <FamilyRows />
      </Field>
    </>
  );
}
