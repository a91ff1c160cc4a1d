import { type ItemOf, useList, useRead } from '../../api/index.ts';
import {
  LinkButton,
  ListPage,
  sayDate,
  sayMoment,
  useFilters,
  useLanguage,
  useTexts,
} from '../../kit/index.ts';
import { useMonthOptions } from '../../parts/months.ts';
import { money, SETTLEMENT_STATES, SettlementMark } from './parts.tsx';
import { medicalTexts } from './texts.ts';

type Row = ItemOf<'GET /api/v1/medical-settlements'>;
const MONTHS_BACK = 24;

/** Bills that were settled at discharge, the latest first. */
export function SettlementList() {
  const { language } = useLanguage();
  const t = useTexts(medicalTexts);
  const { values } = useFilters();
  const months = useMonthOptions(MONTHS_BACK, 0);
  const hospitals = useRead('GET /api/v1/medical-hospitals', {});
  const classes = useRead('GET /api/v1/medical-classes', {}, { isForGood: true });
  const state = SETTLEMENT_STATES.find((one) => one === values.state);
  const query = {
    ...(values.hospital ? { hospitalId: values.hospital } : {}),
    ...(values.clearing ? { clearingId: values.clearing } : {}),
    ...(values.class ? { class: values.class } : {}),
    ...(values.month ? { month: values.month } : {}),
    ...(state ? { state } : {}),
  };
  return (
    <ListPage<Row>
      name="medical-settlements"
      label={t.list}
      title={t.title}
      intro={t.intro}
      actions={
        <>
          <LinkButton to="/medical/hospitals">{t.hospitals}</LinkButton>
          <LinkButton to="/medical/clearings">{t.clearings}</LinkButton>
        </>
      }
      exportOf={{ list: 'medical-settlements', query }}
      filters={[
        {
          name: 'hospital',
          label: t.hospital,
          kind: 'choice',
          options: (hospitals.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        },
        { name: 'month', label: t.month, kind: 'choice', options: months },
        {
          name: 'class',
          label: t.class,
          kind: 'choice',
          options: (classes.data?.items ?? []).map(({ code, title }) => ({ value: code, label: title })),
        },
        {
          name: 'state',
          label: t.state,
          kind: 'choice',
          options: SETTLEMENT_STATES.map((value) => ({ value, label: t.states[value] })),
        },
      ]}
      list={useList('GET /api/v1/medical-settlements', { query: { limit: 20, ...query } })}
      columns={[
        { key: 'bill', title: t.bill, render: (one) => <span className="figures">{one.billNo}</span> },
        { key: 'person', title: t.person, render: (one) => one.personName, onCard: 'title' },
        { key: 'class', title: t.class, render: (one) => one.classTitle },
        { key: 'hospital', title: t.hospital, render: (one) => one.hospitalName },
        { key: 'discharged', title: t.discharged, render: (one) => sayDate(one.dischargedOn, language) },
        { key: 'total', title: t.total, align: 'right', render: (one) => money(one.totalFen) },
        { key: 'insured', title: t.insured, align: 'right', render: (one) => money(one.insuredFen) },
        {
          key: 'assistance',
          title: t.assistance,
          align: 'right',
          render: (one) => <b>{money(one.assistanceFen)}</b>,
        },
        { key: 'own', title: t.own, align: 'right', render: (one) => money(one.ownFen) },
        { key: 'state', title: t.state, render: (one) => <SettlementMark state={one.state} /> },
        { key: 'town', title: t.town, render: (one) => one.townName ?? t.soft, isExtra: true },
        { key: 'village', title: t.village, render: (one) => one.villageName ?? t.soft, isExtra: true },
        { key: 'settled', title: t.settled, render: (one) => sayMoment(one.settledAt), isExtra: true },
      ]}
      rowKey={(one) => one.id}
      rowLink={(one) => `/medical/settlements/${one.id}`}
      empty={{ text: t.empty, next: t.emptyNext }}
    />
  );
}
