import { Type } from 'typebox';
import { done, refuse } from '../../base/index.ts';
import { listOperations, type OperationEntry } from '../../divisions/index.ts';
import { decodeCursor, toPage } from '../../http/index.ts';
import { type Bilingual, defineList } from '../list-definition.ts';

const kinds: Readonly<Record<string, Bilingual>> = {
  found: { zh: '设立', en: 'Founded' },
  rename: { zh: '更名', en: 'Renamed' },
  recode: { zh: '变更代码', en: 'Recoded' },
  move: { zh: '变更隶属关系', en: 'Moved' },
  merge: { zh: '合并', en: 'Merged' },
  split: { zh: '拆分', en: 'Split' },
  undo: { zh: '撤销', en: 'Undone' },
};
const loading: Bilingual = { zh: '载入', en: 'Loaded' };
/** The first act of a county is its whole tree. */
const LOADING_SEQ = '1';

/** Every act on the tree of places, the newest first, as the page of changes shows it. */
export const divisionActsList = defineList({
  name: 'division-acts',
  title: { zh: '区划调整记录', en: 'Changes of places' },
  permission: 'divisions.read',
  filter: Type.Object({}),
  columns: [
    {
      name: 'seq',
      title: { zh: '序号', en: 'No.' },
      kind: 'integer',
      value: (act: OperationEntry) => BigInt(act.seq),
    },
    {
      name: 'kind',
      title: { zh: '类型', en: 'Kind' },
      kind: 'text',
      value: (act, { language }) =>
        (act.seq === LOADING_SEQ ? loading : kinds[act.kind])?.[language] ?? act.kind,
    },
    {
      name: 'from',
      title: { zh: '调整前', en: 'Before' },
      kind: 'text',
      width: 36,
      value: (act) => act.from.join('、'),
    },
    {
      name: 'to',
      title: { zh: '调整后', en: 'After' },
      kind: 'text',
      width: 36,
      value: (act) => act.to.join('、'),
    },
    { name: 'places', title: { zh: '涉及处数', en: 'Places' }, kind: 'integer', value: (act) => act.places },
    {
      name: 'effectiveOn',
      title: { zh: '生效日期', en: 'In force' },
      kind: 'date',
      value: (act) => Temporal.PlainDate.from(act.effectiveOn),
    },
    {
      name: 'document',
      title: { zh: '依据文件', en: 'Document' },
      kind: 'text',
      width: 30,
      value: (act) => act.document,
    },
    {
      name: 'reason',
      title: { zh: '说明', en: 'Reason' },
      kind: 'text',
      width: 30,
      value: (act) => act.reason,
    },
    { name: 'who', title: { zh: '办理人', en: 'By' }, kind: 'text', value: (act) => act.recordedByName },
    {
      name: 'when',
      title: { zh: '办理时间', en: 'When' },
      kind: 'instant',
      value: (act) => Temporal.Instant.from(act.recordedAt),
    },
    {
      name: 'undone',
      title: { zh: '是否已撤销', en: 'Undone' },
      kind: 'text',
      value: (act, { language }) => (act.undoneBy === null ? null : language === 'zh' ? '已撤销' : 'Undone'),
    },
  ],
  async readPage({ reader, actor }, _filter, { limit, after }) {
    const [seq] = after === undefined ? [] : (decodeCursor(after, 1) ?? []);
    if (after !== undefined && !seq) return refuse('http.invalid', { where: 'after', reason: '' });
    const rows = await listOperations(reader, actor.countyCode, { before: seq ?? null, limit: limit + 1 });
    return done(
      toPage(
        rows,
        limit,
        (row) => [row.seq],
        (row) => row,
      ),
    );
  },
});
