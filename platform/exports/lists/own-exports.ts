import { Type } from 'typebox';
import { done, refuse } from '../../base/index.ts';
import { decodeCursor } from '../../http/index.ts';
import { type ExportRow, type ExportState, listExports } from '../export-record.ts';
import { type Bilingual, defineList } from '../list-definition.ts';

const states: Readonly<Record<ExportState, Bilingual>> = {
  waiting: { zh: '排队中', en: 'Waiting' },
  running: { zh: '生成中', en: 'Running' },
  done: { zh: '已完成', en: 'Done' },
  failed: { zh: '失败', en: 'Failed' },
  stopped: { zh: '已停止', en: 'Stopped' },
  deleted: { zh: '已删除', en: 'Deleted' },
  expired: { zh: '已过期', en: 'Expired' },
};

/** What one has taken out oneself: the register of files that an office is asked for. Nobody sees another's. */
export const ownExportsList = defineList({
  name: 'exports',
  title: { zh: '导出记录', en: 'Exports' },
  permission: 'exports.run',
  filter: Type.Object({}),
  columns: [
    {
      name: 'file',
      title: { zh: '文件', en: 'File' },
      kind: 'text',
      width: 44,
      value: (row: ExportRow) => row.file_name,
    },
    {
      name: 'filter',
      title: { zh: '筛选条件', en: 'Filters' },
      kind: 'text',
      width: 36,
      value: (row) => (Object.keys(row.filter_shown).length === 0 ? null : JSON.stringify(row.filter_shown)),
    },
    {
      name: 'state',
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      value: (row, { language }) => states[row.state][language],
    },
    { name: 'rows', title: { zh: '行数', en: 'Rows' }, kind: 'integer', value: (row) => row.row_count },
    { name: 'bytes', title: { zh: '字节数', en: 'Bytes' }, kind: 'integer', value: (row) => row.byte_count },
    {
      name: 'sha256',
      title: { zh: '校验值（SHA-256）', en: 'SHA-256' },
      kind: 'text',
      width: 66,
      isExtra: true,
      value: (row) => row.sha256?.toString('hex') ?? null,
    },
    {
      name: 'asked',
      title: { zh: '申请时间', en: 'Asked' },
      kind: 'instant',
      value: (row) => row.requested_at,
    },
    {
      name: 'finished',
      title: { zh: '完成时间', en: 'Finished' },
      kind: 'instant',
      value: (row) => row.finished_at,
    },
    {
      name: 'expires',
      title: { zh: '保存至', en: 'Kept until' },
      kind: 'instant',
      value: (row) => row.expires_at,
    },
  ],
  async readPage({ reader, actor }, _filter, { limit, after }) {
    const key = after === undefined ? undefined : decodeCursor(after, 2);
    if (after !== undefined && key === undefined)
      return refuse('http.invalid', { where: 'after', reason: '' });
    const start = key && ([key[0] ?? '', key[1] ?? ''] as const);
    return done(await listExports(reader, actor, { limit, after: start }));
  },
});
