import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ItemOf, useRead, useWrite } from '../../api/index.ts';
import {
  Choice,
  DataTable,
  Empty,
  ErrorBlock,
  Facts,
  Field,
  FormDrawer,
  Loading,
  Mark,
  Notice,
  PageHead,
  sayMoment,
  toast,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { money } from './parts.tsx';
import { medicalTexts } from './texts.ts';

type Hospital = ItemOf<'GET /api/v1/medical-hospitals'>;
type Doing = { readonly hospital: Hospital; readonly how: 'confirmed' | 'ended' };
const tones = { waiting: 'warn', open: 'ok', ended: 'plain' } as const;

/** Hospitals that settle: entered by one person, confirmed by another. */
export function HospitalList() {
  const t = useTexts(medicalTexts);
  const may = useMay('medical.manage');
  const page = useRead('GET /api/v1/medical-hospitals', {});
  const [isNew, setIsNew] = useState(false);
  const [doing, setDoing] = useState<Doing | null>(null);
  if (page.error) return <ErrorBlock error={page.error} isPage onRetry={() => void page.refetch()} />;
  if (!page.data) return <Loading />;
  const { items, systems } = page.data;
  return (
    <>
      <PageHead
        title={t.hospitals}
        crumbs={[{ path: '/medical', title: t.crumb }]}
        intro={t.hospitalsIntro}
        actions={
          may ? (
            <Button type="primary" onClick={() => setIsNew(true)}>
              {t.add}
            </Button>
          ) : null
        }
      />
      {items.length === 0 ? <Empty text={t.hospitalsEmpty} next={t.addIntro} /> : null}
      {items.length > 0 ? (
        <DataTable<Hospital>
          label={t.hospitals}
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: t.name,
              onCard: 'title',
              render: (one) => <Link to={`/medical?hospital=${one.id}`}>{one.name}</Link>,
            },
            { key: 'code', title: t.code, render: (one) => <span className="figures">{one.code}</span> },
            { key: 'system', title: t.system, render: (one) => one.systemName ?? t.soft },
            {
              key: 'state',
              title: t.state,
              render: (one) => <Mark tone={tones[one.state]}>{t.hospitalStates[one.state]}</Mark>,
            },
            { key: 'due', title: t.due, align: 'right', render: (one) => money(one.dueFen) },
            { key: 'given', title: t.given, align: 'right', render: (one) => money(one.givenFen) },
            {
              key: 'entered',
              title: t.entered,
              render: (one) => `${one.enteredByName} ${sayMoment(one.enteredAt)}`,
            },
            ...(may
              ? [{ key: 'acts', title: '', render: (one: Hospital) => <Acts one={one} act={setDoing} /> }]
              : []),
          ]}
        />
      ) : null}
      <NewHospital isOpen={isNew} onClose={() => setIsNew(false)} systems={systems} />
      {doing ? <EndHospital doing={doing} onClose={() => setDoing(null)} /> : null}
    </>
  );
}

function Acts({ one, act }: { one: Hospital; act(doing: Doing): void }) {
  const t = useTexts(medicalTexts);
  if (one.state === 'ended') return null;
  return (
    <>
      {one.state === 'waiting' ? (
        <Button
          size="small"
          disabled={one.isOwn}
          title={one.isOwn ? t.ownHospital : undefined}
          onClick={() => act({ hospital: one, how: 'confirmed' })}
        >
          {t.confirm}
        </Button>
      ) : null}
      <Button size="small" type="link" danger onClick={() => act({ hospital: one, how: 'ended' })}>
        {t.end}
      </Button>
    </>
  );
}

interface Values {
  readonly code: string;
  readonly name: string;
  readonly systemId: string;
  readonly document: string;
}

function NewHospital({
  isOpen,
  onClose,
  systems,
}: {
  isOpen: boolean;
  onClose(): void;
  systems: readonly { readonly id: string; readonly name: string }[];
}) {
  const t = useTexts(medicalTexts);
  const enter = useWrite('POST /api/v1/medical-hospitals');
  return (
    <FormDrawer<Values>
      name="medical-hospital"
      title={t.add}
      isOpen={isOpen}
      onClose={onClose}
      intro={t.addIntro}
      submitText={t.add}
      submit={async (values) => {
        await enter.mutateAsync({ body: values });
        toast(t.added);
      }}
    >
      <Field name="name" label={t.name} isRequired isWide>
        <Input maxLength={60} />
      </Field>
      <Field name="code" label={t.code} help={t.codeHelp} isRequired isWide>
        <Input maxLength={30} />
      </Field>
      <Field name="systemId" label={t.system} help={t.systemHelp} isRequired isWide>
        <Choice options={systems.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
      {systems.length === 0 ? <Notice kind="warn">{t.systemNone}</Notice> : null}
      <Field name="document" label={t.document} help={t.documentHelp} isRequired isWide>
        <Input maxLength={200} />
      </Field>
    </FormDrawer>
  );
}

function EndHospital({ doing: { hospital, how }, onClose }: { doing: Doing; onClose(): void }) {
  const t = useTexts(medicalTexts);
  const end = useWrite('POST /api/v1/medical-hospitals/{hospitalId}/end');
  const isConfirming = how === 'confirmed';
  return (
    <FormDrawer
      name={`medical-hospital-${how}`}
      title={isConfirming ? t.confirm : t.end}
      isOpen
      onClose={onClose}
      intro={isConfirming ? t.confirmIntro : t.endIntro}
      submitText={isConfirming ? t.confirm : t.end}
      isDanger={!isConfirming}
      keepsDraft={false}
      submit={async () => {
        await end.mutateAsync({ params: { hospitalId: hospital.id }, body: { how } });
        toast(isConfirming ? t.confirmed : t.ended);
      }}
    >
      <Facts
        facts={[
          { label: t.name, value: hospital.name },
          { label: t.code, value: hospital.code },
          { label: t.system, value: hospital.systemName ?? t.soft },
          { label: t.document, value: hospital.document },
        ]}
      />
    </FormDrawer>
  );
}
