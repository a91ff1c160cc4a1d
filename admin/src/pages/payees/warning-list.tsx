import './payees.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ItemOf, useList, useWrite } from '../../api/index.ts';
import {
  Choice,
  chinaToday,
  DateInput,
  Field,
  FormDrawer,
  ListPage,
  Mark,
  PersonPicker,
  type Picked,
  sayDate,
  sayMoment,
  toast,
  useFilters,
  useLanguage,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { placeOf } from './agreement-parts.tsx';
import { warningTexts } from './home-texts.ts';

type Warning = ItemOf<'GET /api/v1/pay-warnings'>;
type Kind = Warning['kind'];
const KINDS: readonly Kind[] = ['in-prison', 'moved-out'];

/** What other offices told of people who are paid: looked at before payment, and never a stop by itself. */
export function WarningList() {
  const t = useTexts(warningTexts);
  const { language } = useLanguage();
  const mayTell = useMay('payments.prepare');
  const [isTelling, setIsTelling] = useState(false);
  const [ending, setEnding] = useState<Warning | null>(null);
  const { values } = useFilters();
  const kind = KINDS.find((one) => one === values.kind);
  const query = {
    ...(kind ? { kind } : {}),
    ...(values.state ? { isOver: values.state === 'over' } : {}),
    ...(values.personId ? { personId: values.personId } : {}),
  };
  const stateOf = (one: Warning) => {
    if (one.overOn !== null) {
      return (
        <>
          <Mark tone="plain">{t.over}</Mark> {t.overOf(sayDate(one.overOn, language), one.overReason ?? '')}
        </>
      );
    }
    return (
      <span className="payee-acts">
        <Mark tone="warn">{t.now}</Mark>
        {mayTell ? (
          <Button size="small" onClick={() => setEnding(one)}>
            {t.end}
          </Button>
        ) : null}
      </span>
    );
  };
  return (
    <>
      <ListPage<Warning>
        name="pay-warnings"
        label={t.list}
        title={t.title}
        intro={t.intro}
        actions={
          mayTell ? (
            <Button type="primary" onClick={() => setIsTelling(true)}>
              {t.add}
            </Button>
          ) : null
        }
        filters={[
          {
            name: 'kind',
            label: t.kind,
            kind: 'choice',
            options: KINDS.map((value) => ({ value, label: t.kinds[value] ?? value })),
          },
          {
            name: 'state',
            label: t.state,
            kind: 'choice',
            options: [
              { value: 'now', label: t.now },
              { value: 'over', label: t.over },
            ],
          },
        ]}
        list={useList('GET /api/v1/pay-warnings', { query: { limit: 20, ...query } })}
        exportOf={{ list: 'pay-warnings', query }}
        columns={[
          {
            key: 'person',
            title: t.person,
            onCard: 'title',
            render: (one) => <Link to={`/people/${one.personId}`}>{one.personName}</Link>,
          },
          { key: 'kind', title: t.kind, render: (one) => t.kinds[one.kind] ?? one.kind },
          { key: 'since', title: t.since, render: (one) => sayDate(one.since, language) },
          { key: 'source', title: t.source, render: (one) => one.source },
          { key: 'place', title: t.place, render: (one) => placeOf(one) || t.soft },
          { key: 'state', title: t.state, render: stateOf },
          { key: 'told', title: t.told, render: (one) => `${one.toldByName} ${sayMoment(one.toldAt)}` },
        ]}
        rowKey={(one) => one.id}
        empty={{ text: t.empty, next: t.emptyNext }}
      />
      {isTelling ? <TellDrawer onClose={() => setIsTelling(false)} /> : null}
      {ending ? <OverDrawer one={ending} onClose={() => setEnding(null)} /> : null}
    </>
  );
}

interface Values {
  readonly personId: Picked;
  readonly kind: Kind;
  readonly since: string;
  readonly source: string;
}

function TellDrawer({ onClose }: { onClose(): void }) {
  const t = useTexts(warningTexts);
  const tell = useWrite('POST /api/v1/pay-warnings');
  return (
    <FormDrawer<Values>
      name="pay-warning"
      title={t.add}
      isOpen
      onClose={onClose}
      intro={t.addIntro}
      submitText={t.add}
      submit={async ({ personId, ...rest }) => {
        await tell.mutateAsync({ body: { ...rest, personId: personId.id } });
        toast(t.added);
      }}
    >
      <Field name="personId" label={t.person} isRequired isWide>
        <PersonPicker />
      </Field>
      <Field name="kind" label={t.kind} isRequired isWide>
        <Choice options={KINDS.map((value) => ({ value, label: t.kinds[value] ?? value }))} />
      </Field>
      <Field name="since" label={t.since} isRequired>
        <DateInput />
      </Field>
      <Field name="source" label={t.source} help={t.sourceHelp} isRequired isWide>
        <Input maxLength={200} />
      </Field>
    </FormDrawer>
  );
}

function OverDrawer({ one, onClose }: { one: Warning; onClose(): void }) {
  const t = useTexts(warningTexts);
  const end = useWrite('POST /api/v1/pay-warnings/{warningId}/over');
  return (
    <FormDrawer<{ onDay: string; reason: string }>
      name={`pay-warning-over.${one.id}`}
      title={`${t.end} · ${one.personName}`}
      isOpen
      onClose={onClose}
      intro={t.endIntro}
      initial={{ onDay: chinaToday() }}
      submitText={t.end}
      submit={async (body) => {
        await end.mutateAsync({ params: { warningId: one.id }, body });
        toast(t.endDone);
      }}
    >
      <Field name="onDay" label={t.onDay} isRequired>
        <DateInput />
      </Field>
      <Field name="reason" label={t.reason} isRequired isWide>
        <Input.TextArea maxLength={500} rows={3} />
      </Field>
    </FormDrawer>
  );
}
