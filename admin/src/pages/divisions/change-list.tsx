import { type ItemOf, useList } from '../../api/index.ts';
import {
  LinkButton,
  ListPage,
  Mark,
  sayDate,
  sayMoment,
  useLanguage,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { changeTexts } from './change-texts.ts';
import { useSayWho } from './say-change.ts';
import { placeTexts } from './texts.ts';

type Operation = ItemOf<'GET /api/v1/divisions/operations'>;

const NAMES_SHOWN = 3;

/** What one act did, in a line: 甲村、乙村 → 丙村. */
export function useSayOperation(): (operation: Operation) => string {
  const t = useTexts(changeTexts);
  return ({ from, to, places }) => {
    if (from.length === 0 && to.length > NAMES_SHOWN) return t.loaded(places);
    const join = (names: readonly string[]): string => {
      const shown = names.slice(0, NAMES_SHOWN).join('、');
      return names.length > NAMES_SHOWN ? t.more(shown, places) : shown;
    };
    if (from.length === 0) return join(to);
    return to.length === 0 ? join(from) : t.into(join(from), join(to));
  };
}

export function ChangeList() {
  const t = useTexts(changeTexts);
  const places = useTexts(placeTexts);
  const { language } = useLanguage();
  const say = useSayOperation();
  const sayWho = useSayWho();
  const mayChange = useMay('divisions.change');
  const list = useList('GET /api/v1/divisions/operations', { query: { limit: 20 } });
  return (
    <ListPage<Operation>
      name="place-changes"
      label={t.list}
      title={t.title}
      intro={t.intro}
      crumbs={[{ path: '/places', title: places.title }]}
      actions={
        mayChange ? (
          <LinkButton to="/places/changes/new" isPrimary>
            {t.start}
          </LinkButton>
        ) : undefined
      }
      list={list}
      exportOf={{ list: 'division-acts', query: {} }}
      rowKey={(operation) => operation.id}
      rowLink={(operation) => `/places/changes/${operation.id}`}
      columns={[
        { key: 'what', title: t.what, width: '28%', render: (o) => say(o) },
        {
          key: 'state',
          title: places.kind,
          width: 110,
          render: (o) =>
            o.undoneBy ? (
              <Mark tone="warn">{places.undone}</Mark>
            ) : (
              <Mark tone={o.kind === 'undo' ? 'plain' : 'blue'}>
                {o.seq === '1' ? places.loadedAct : (places.acts[o.kind] ?? o.kind)}
              </Mark>
            ),
        },
        { key: 'day', title: t.day, width: 130, render: (o) => sayDate(o.effectiveOn, language) },
        { key: 'document', title: t.document, render: (o) => o.document || '—' },
        { key: 'who', title: t.who, width: 100, render: (o) => sayWho(o.recordedByName) },
        { key: 'when', title: t.when, width: 150, render: (o) => sayMoment(o.recordedAt) },
        { key: 'places', title: t.places, align: 'right', width: 80, render: (o) => t.placeCount(o.places) },
      ]}
      empty={{ text: t.none, next: t.none2 }}
    />
  );
}
