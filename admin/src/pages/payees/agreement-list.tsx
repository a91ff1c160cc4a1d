import './payees.css';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useList } from '../../api/index.ts';
import { LinkButton, ListPage, sayMoment, useFilters, useMay, useTexts } from '../../kit/index.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { AgreementDrawer } from './agreement-drawer.tsx';
import { type Agreement, KINDS, placeOf, STATES, StateMark, useSayDays } from './agreement-parts.tsx';
import { payeeTexts } from './texts.ts';

/** Whose money somebody else takes, by which paper, and how each agreement stands. */
export function AgreementList() {
  const t = useTexts(payeeTexts);
  const schemes = useSchemeTitles();
  const sayDays = useSayDays();
  const mayEnter = useMay('payments.prepare');
  const [isEntering, setIsEntering] = useState(false);
  const { values } = useFilters();
  const state = STATES.find((one) => one === values.state);
  const kind = KINDS.find((one) => one === values.kind);
  const query = {
    ...(state ? { state } : {}),
    ...(kind ? { kind } : {}),
    ...(values.personId ? { personId: values.personId } : {}),
    ...(values.homeId ? { homeId: values.homeId } : {}),
  };
  return (
    <>
      <ListPage<Agreement>
        name="pay-agreements"
        label={t.list}
        title={t.title}
        intro={t.intro}
        actions={
          <>
            <LinkButton to="/payees/homes">{t.homes}</LinkButton>
            {mayEnter ? (
              <Button type="primary" onClick={() => setIsEntering(true)}>
                {t.add}
              </Button>
            ) : null}
          </>
        }
        filters={[
          {
            name: 'state',
            label: t.state,
            kind: 'choice',
            options: STATES.map((value) => ({ value, label: t.states[value] ?? value })),
          },
          {
            name: 'kind',
            label: t.kind,
            kind: 'choice',
            options: KINDS.map((value) => ({ value, label: t.kinds[value] ?? value })),
          },
        ]}
        list={useList('GET /api/v1/pay-agreements', { query: { limit: 20, ...query } })}
        exportOf={{ list: 'pay-agreements', query }}
        columns={[
          {
            key: 'holder',
            title: t.holder,
            onCard: 'title',
            render: (one) => <Link to={`/payees/${one.id}`}>{one.holderName}</Link>,
          },
          { key: 'scheme', title: t.scheme, render: (one) => schemes.say(one.scheme) },
          { key: 'kind', title: t.kind, render: (one) => t.kinds[one.kind] ?? one.kind },
          { key: 'payee', title: t.payeeOrHome, render: (one) => one.payeeName || t.soft },
          { key: 'days', title: t.days, render: (one) => sayDays(one) },
          { key: 'state', title: t.state, render: (one) => <StateMark state={one.state} /> },
          { key: 'paper', title: t.paper, isExtra: true, render: (one) => one.paper },
          { key: 'place', title: t.place, render: (one) => placeOf(one) || t.soft },
          {
            key: 'entered',
            title: t.entered,
            render: (one) => t.by(one.enteredByName, sayMoment(one.enteredAt)),
          },
        ]}
        rowKey={(one) => one.id}
        rowLink={(one) => `/payees/${one.id}`}
        empty={{ text: t.empty, next: t.emptyNext }}
      />
      {isEntering ? <AgreementDrawer onClose={() => setIsEntering(false)} /> : null}
    </>
  );
}
