import './places.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { type ItemOf, type ResponseOf, useRead, useWrite } from '../../api/index.ts';
import {
  DataTable,
  Empty,
  ErrorBlock,
  Facts,
  Field,
  Fields,
  FormDrawer,
  LinkButton,
  Loading,
  Notice,
  PageHead,
  pickedToText,
  Section,
  sayCount,
  sayDate,
  sayMoment,
  Tabs,
  Timeline,
  toast,
  useLanguage,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { Count } from './count.tsx';
import { KindMark } from './place-tree.tsx';
import { useSayChange, useSayWho } from './say-change.ts';
import { placeTexts } from './texts.ts';

type Place = ResponseOf<'GET /api/v1/divisions/{id}'>;
type Node = ItemOf<'GET /api/v1/divisions/tree'>;
type Hanging = ItemOf<'GET /api/v1/divisions/{id}/hangings'>;

/** One place: what it is, what lies in it, what was done to it, what hangs on it. */
export function PlacePage() {
  const t = useTexts(placeTexts);
  const { placeId = '' } = useParams();
  const place = useRead('GET /api/v1/divisions/{id}', { params: { id: placeId } });
  if (place.error || !place.data) {
    return (
      <>
        <PageHead title={t.title} crumbs={[{ path: '/places', title: t.title }]} />
        <div className="panel">
          {place.error ? (
            <ErrorBlock error={place.error} onRetry={() => void place.refetch()} />
          ) : (
            <Loading />
          )}
        </div>
      </>
    );
  }
  return <Record key={placeId} place={place.data} title={t.title} />;
}

function Record({ place, title }: { place: Place; title: string }) {
  const t = useTexts(placeTexts);
  const { language } = useLanguage();
  const mayChange = useMay('divisions.change') && place.validTo === null && place.level !== 'county';
  const crumbs = [
    { path: '/places', title },
    ...place.path.map(({ id, name }) => ({ path: `/places/${id}`, title: name })),
  ];
  const picked = encodeURIComponent(pickedToText({ id: place.id, label: place.name }));
  return (
    <>
      <PageHead
        title={place.name}
        crumbs={crumbs}
        actions={
          mayChange ? (
            <LinkButton to={`/places/changes/new?place=${picked}`} isPrimary>
              {t.change}
            </LinkButton>
          ) : undefined
        }
      />
      {place.validTo ? <Notice kind="warn">{t.endedNotice(sayDate(place.validTo, language))}</Notice> : null}
      <Section title={t.facts}>
        <Facts
          facts={[
            { label: t.kind, value: <KindMark kind={place.kind} /> },
            { label: t.code, value: <span className="figures">{place.code}</span> },
            { label: t.belongsTo, value: place.path.map(({ name }) => name).join(' / ') || '—' },
            { label: t.since, value: sayDate(place.validFrom, language) },
            ...(place.validTo ? [{ label: t.until, value: sayDate(place.validTo, language) }] : []),
            { label: t.aliases, value: <Aliases place={place} />, isWide: true },
          ]}
        />
      </Section>
      <Tabs
        label={place.name}
        tabs={[
          ...(place.level === 'village'
            ? []
            : [{ key: 'below', title: t.below, draw: () => <Below place={place} /> }]),
          { key: 'history', title: t.history, draw: () => <History placeId={place.id} /> },
          { key: 'hangings', title: t.hangings, draw: () => <Hangings placeId={place.id} /> },
        ]}
      />
    </>
  );
}

function Aliases({ place }: { place: Place }) {
  const t = useTexts(placeTexts);
  const [isAdding, setIsAdding] = useState(false);
  const add = useWrite('POST /api/v1/divisions/{id}/aliases');
  const mayAdd = useMay('divisions.change') && place.validTo === null;
  return (
    <div className="place-aliases">
      {place.aliases.length === 0 ? <i>{t.noAliases}</i> : null}
      {place.aliases.map(({ alias, source }) => (
        <span key={alias} title={t.aliasFrom(source)}>
          {alias}
        </span>
      ))}
      {mayAdd ? (
        <Button size="small" onClick={() => setIsAdding(true)}>
          {t.addAlias}
        </Button>
      ) : null}
      <FormDrawer<{ alias: string; source: string }>
        name={`place-alias.${place.id}`}
        title={t.addAlias}
        isOpen={isAdding}
        onClose={() => setIsAdding(false)}
        submit={(body) => add.mutateAsync({ params: { id: place.id }, body })}
        onDone={() => toast(t.aliasAdded)}
      >
        <Fields>
          <Field name="alias" label={t.alias} isRequired help={t.aliasHint}>
            <Input maxLength={50} />
          </Field>
          <Field name="source" label={t.aliasSource} isRequired>
            <Input maxLength={200} />
          </Field>
        </Fields>
      </FormDrawer>
    </div>
  );
}

function Below({ place }: { place: Place }) {
  const t = useTexts(placeTexts);
  const tree = useRead('GET /api/v1/divisions/tree', { query: {} });
  if (tree.error) return <ErrorBlock error={tree.error} onRetry={() => void tree.refetch()} />;
  if (!tree.data) return <Loading />;
  const rows = tree.data.items.filter((node) => node.parentId === place.id);
  if (rows.length === 0) return <Empty text={t.nothingBelow} />;
  return (
    <DataTable<Node>
      label={t.below}
      rows={rows}
      rowKey={(node) => node.id}
      rowLink={(node) => `/places/${node.id}`}
      columns={[
        { key: 'name', title: t.name, render: (node) => node.name },
        { key: 'kind', title: t.kind, render: (node) => <KindMark kind={node.kind} /> },
        { key: 'code', title: t.code, render: (node) => <span className="figures">{node.code}</span> },
        {
          key: 'people',
          title: t.people,
          align: 'right',
          render: (node) => <Count of="people" placeId={node.id} parentId={place.id} />,
        },
        {
          key: 'households',
          title: t.households,
          align: 'right',
          render: (node) => <Count of="households" placeId={node.id} parentId={place.id} />,
        },
      ]}
    />
  );
}

function History({ placeId }: { placeId: string }) {
  const t = useTexts(placeTexts);
  const { language } = useLanguage();
  const say = useSayChange();
  const sayWho = useSayWho();
  const history = useRead('GET /api/v1/divisions/{id}/history', { params: { id: placeId } });
  if (history.error) return <ErrorBlock error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return <Loading />;
  return (
    <Timeline
      label={t.history}
      entries={history.data.items.map((entry) => ({
        key: `${entry.operationId} ${entry.divisionId}`,
        when: sayDate(entry.effectiveOn, language),
        title: (
          <>
            {say(entry).join(language === 'zh' ? '；' : '; ')}
            {entry.kind === 'undo' ? ` (${t.acts.undo})` : ''}
            {entry.undone ? ` (${t.undone})` : ''}
          </>
        ),
        detail: [entry.document, entry.reason].filter(Boolean).join(' · '),
        source: t.by(sayWho(entry.recordedByName), sayMoment(entry.recordedAt)),
        tone: entry.undone || entry.kind === 'undo' ? 'warn' : 'blue',
      }))}
    />
  );
}

function Hangings({ placeId }: { placeId: string }) {
  const t = useTexts(placeTexts);
  const hangings = useRead('GET /api/v1/divisions/{id}/hangings', { params: { id: placeId } });
  if (hangings.error) return <ErrorBlock error={hangings.error} onRetry={() => void hangings.refetch()} />;
  if (!hangings.data) return <Loading />;
  if (hangings.data.items.length === 0) return <Empty text={t.noHangings} />;
  return (
    <>
      <p className="form-intro">{t.hangingIntro}</p>
      <DataTable<Hanging>
        label={t.hangings}
        rows={hangings.data.items}
        rowKey={(hanging) => hanging.subjectKind}
        columns={[
          {
            key: 'kind',
            title: t.kind,
            render: (hanging) => t.hanging[hanging.subjectKind] ?? hanging.subjectKind,
          },
          {
            key: 'count',
            title: t.count,
            align: 'right',
            render: (hanging) => <span className="figures">{sayCount(hanging.count)}</span>,
          },
        ]}
      />
    </>
  );
}
