import './payees.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ItemOf, useList, useWrite } from '../../api/index.ts';
import {
  Facts,
  Field,
  FormDrawer,
  ListPage,
  sayCount,
  sayMoment,
  toast,
  useFilters,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { StateMark } from './agreement-parts.tsx';
import { type End, EndDrawer, endsOf } from './end-drawer.tsx';
import { homeTexts } from './home-texts.ts';
import { payeeTexts } from './texts.ts';

type Home = ItemOf<'GET /api/v1/pay-homes'>;
const STATES = ['open', 'confirmed', 'refused', 'withdrawn'] as const;

/** Care homes with the account to which the money of their residents goes: one enters it, another confirms it. */
export function HomeList() {
  const t = useTexts(homeTexts);
  const words = useTexts(payeeTexts);
  const mayEnter = useMay('payments.prepare');
  const [isEntering, setIsEntering] = useState(false);
  const [ending, setEnding] = useState<{ home: Home; how: End } | null>(null);
  const { values } = useFilters();
  const state = STATES.find((one) => one === values.state);
  const query = state ? { state } : {};
  return (
    <>
      <ListPage<Home>
        name="pay-homes"
        label={t.list}
        title={t.title}
        intro={t.intro}
        crumbs={[{ path: '/payees', title: words.title }]}
        actions={
          mayEnter ? (
            <Button type="primary" onClick={() => setIsEntering(true)}>
              {t.add}
            </Button>
          ) : null
        }
        filters={[
          {
            name: 'state',
            label: t.state,
            kind: 'choice',
            options: STATES.map((value) => ({ value, label: words.states[value] ?? value })),
          },
        ]}
        list={useList('GET /api/v1/pay-homes', { query })}
        exportOf={{ list: 'pay-homes', query }}
        columns={[
          { key: 'name', title: t.name, onCard: 'title', render: (home) => home.name },
          { key: 'holder', title: t.holderName, render: (home) => home.holderName },
          { key: 'bank', title: t.bankName, render: (home) => home.bankName },
          {
            key: 'account',
            title: t.account,
            render: (home) => <span className="figures">****{home.accountTail}</span>,
          },
          {
            key: 'residents',
            title: t.residents,
            align: 'right',
            render: (home) =>
              home.residents > 0 ? (
                <Link
                  className="figures"
                  aria-label={`${sayCount(home.residents)} ${t.toAgreements} ${home.name}`}
                  to={`/payees?homeId=${home.id}&state=held`}
                >
                  {sayCount(home.residents)}
                </Link>
              ) : (
                <span className="figures">0</span>
              ),
          },
          { key: 'state', title: t.state, render: (home) => <StateMark state={home.how ?? 'open'} /> },
          {
            key: 'entered',
            title: t.entered,
            render: (home) => `${home.enteredByName} ${sayMoment(home.enteredAt)}`,
          },
          {
            key: 'ended',
            title: t.ended,
            render: (home) =>
              home.endedAt ? (
                `${home.endedByName ?? ''} ${sayMoment(home.endedAt)}`
              ) : (
                <Ends isOwn={home.isOwn} onEnd={(how) => setEnding({ home, how })} />
              ),
          },
        ]}
        rowKey={(home) => home.id}
        empty={{ text: t.empty, next: t.emptyNext }}
      />
      {isEntering ? <EnterHome onClose={() => setIsEntering(false)} /> : null}
      {ending ? <EndHome {...ending} onClose={() => setEnding(null)} /> : null}
    </>
  );
}

function Ends({ isOwn, onEnd }: { isOwn: boolean; onEnd(how: End): void }) {
  const t = useTexts(payeeTexts);
  if (!useMay('payments.sign')) return <>{t.soft}</>;
  return (
    <span className="payee-acts">
      {endsOf(isOwn).map((how) => (
        <Button key={how} size="small" onClick={() => onEnd(how)}>
          {t.ends[how]}
        </Button>
      ))}
    </span>
  );
}

function EndHome({ home, how, onClose }: { home: Home; how: End; onClose(): void }) {
  const t = useTexts(homeTexts);
  const end = useWrite('POST /api/v1/pay-homes/{homeId}/end');
  return (
    <EndDrawer
      name={`pay-home-${how}.${home.id}`}
      how={how}
      intro={t.endIntro[how]}
      onClose={onClose}
      submit={async () => {
        await end.mutateAsync({ params: { homeId: home.id }, body: { how } });
        toast(t.endDone[how]);
      }}
    >
      <Facts
        facts={[
          { label: t.name, value: home.name },
          { label: t.holderName, value: home.holderName },
          { label: t.bankName, value: home.bankName },
          { label: t.account, value: <span className="figures">****{home.accountTail}</span> },
        ]}
      />
    </EndDrawer>
  );
}

interface Values {
  readonly name: string;
  readonly holderName: string;
  readonly bankName: string;
  readonly account: string;
}

function EnterHome({ onClose }: { onClose(): void }) {
  const t = useTexts(homeTexts);
  const enter = useWrite('POST /api/v1/pay-homes');
  return (
    <FormDrawer<Values>
      name="pay-home"
      title={t.add}
      isOpen
      onClose={onClose}
      intro={t.addIntro}
      submitText={t.add}
      keepsDraft={false}
      submit={async (body) => {
        await enter.mutateAsync({ body });
        toast(t.added);
      }}
    >
      <Field name="name" label={t.name} isRequired isWide>
        <Input maxLength={60} />
      </Field>
      <Field name="holderName" label={t.holderName} isRequired isWide>
        <Input maxLength={60} />
      </Field>
      <Field name="bankName" label={t.bankName} isRequired isWide>
        <Input maxLength={60} />
      </Field>
      <Field name="account" label={t.account} help={t.accountHelp} isRequired isWide>
        <Input maxLength={40} inputMode="numeric" autoComplete="off" />
      </Field>
    </FormDrawer>
  );
}
