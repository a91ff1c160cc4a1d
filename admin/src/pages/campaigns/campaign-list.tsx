import { useList, useRead } from '../../api/index.ts';
import { LinkButton, ListPage, sayCount, sayMoment, useFilters, useMay, useTexts } from '../../kit/index.ts';
import { useSayMonth } from '../../parts/months.ts';
import { CAMPAIGN_STATES, CampaignMark, type CampaignRow, CampaignSum } from './parts.tsx';
import { campaignTexts } from './texts.ts';

/** One-off grants, the latest month first. */
export function CampaignList() {
  const t = useTexts(campaignTexts);
  const sayMonth = useSayMonth();
  const mayManage = useMay('campaigns.manage');
  const kinds = useRead('GET /api/v1/campaign-kinds', {}, { isForGood: true });
  const { values } = useFilters();
  const state = CAMPAIGN_STATES.find((one) => one === values.state);
  const query = {
    limit: 20,
    ...(values.kind ? { kind: values.kind } : {}),
    ...(state ? { state } : {}),
  };
  return (
    <ListPage<CampaignRow>
      name="campaigns"
      label={t.list}
      title={t.title}
      intro={t.intro}
      actions={
        mayManage ? (
          <LinkButton to="/campaigns/new" isPrimary>
            {t.add}
          </LinkButton>
        ) : null
      }
      filters={[
        {
          name: 'kind',
          label: t.kind,
          kind: 'choice',
          options: (kinds.data?.items ?? []).map(({ code, title }) => ({ value: code, label: title })),
        },
        {
          name: 'state',
          label: t.state,
          kind: 'choice',
          options: CAMPAIGN_STATES.map((value) => ({ value, label: t.states[value] })),
        },
      ]}
      list={useList('GET /api/v1/campaigns', { query })}
      columns={[
        { key: 'title', title: t.name, render: (one) => one.title },
        { key: 'kind', title: t.kind, render: (one) => one.kindTitle },
        { key: 'month', title: t.month, render: (one) => sayMonth(one.month) },
        { key: 'state', title: t.state, render: (one) => <CampaignMark state={one.state} /> },
        {
          key: 'people',
          title: t.people,
          align: 'right',
          render: (one) => <span className="figures">{sayCount(one.people)}</span>,
        },
        { key: 'amount', title: t.given, align: 'right', render: (one) => <CampaignSum one={one} /> },
        {
          key: 'signed',
          title: t.signed,
          align: 'right',
          render: (one) =>
            one.isSignedFor ? <span className="figures">{sayCount(one.signed)}</span> : t.soft,
        },
        { key: 'document', title: t.document, render: (one) => one.document },
        {
          key: 'listed',
          title: t.listed,
          render: (one) => `${one.listedByName} ${sayMoment(one.listedAt)}`,
        },
      ]}
      rowKey={(one) => one.id}
      rowLink={(one) => `/campaigns/${one.id}`}
      empty={{ text: t.empty, next: t.emptyNext }}
    />
  );
}
