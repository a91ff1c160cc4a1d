import { Type } from 'typebox';
import type { Language } from '../base/index.ts';
import { defineList, type ListColumn } from '../exports/index.ts';
import { findRoster } from '../rosters/index.ts';
import { listImports } from './list-imports.ts';
import type { ImportRecord, ImportState } from './store/record.ts';

const states: Readonly<Record<ImportState, Readonly<Record<Language, string>>>> = {
  reading: { zh: '正在读取', en: 'Being read' },
  unreadable: { zh: '无法读取', en: 'Cannot be read' },
  recognised: { zh: '待确认', en: 'To be confirmed' },
  running: { zh: '正在导入', en: 'Running' },
  stopping: { zh: '正在停止', en: 'Stopping' },
  stopped: { zh: '已停止', en: 'Stopped' },
  finished: { zh: '已完成', en: 'Finished' },
  failed: { zh: '中断', en: 'Broken off' },
  discarded: { zh: '已删除', en: 'Deleted' },
};

const rosterName = (code: string | null, language: Language): string | null =>
  code === null ? null : (findRoster(code)?.[language] ?? code);

const count = (
  name: 'rowsTotal' | 'rowsAccepted' | 'rowsWarned' | 'rowsRefused',
  zh: string,
  en: string,
): ListColumn<ImportRecord> => ({
  name,
  title: { zh, en },
  kind: 'integer',
  value: (record) => record[name],
});

const columns: readonly ListColumn<ImportRecord>[] = [
  {
    name: 'fileName',
    title: { zh: '文件', en: 'File' },
    kind: 'text',
    width: 40,
    value: (record) => record.fileName,
  },
  {
    name: 'roster',
    title: { zh: '名册', en: 'Roster' },
    kind: 'text',
    width: 20,
    value: (record, { language }) => rosterName(record.roster, language),
  },
  { name: 'period', title: { zh: '所属时间', en: 'Period' }, kind: 'text', value: (record) => record.period },
  {
    name: 'state',
    title: { zh: '状态', en: 'State' },
    kind: 'text',
    value: (record, { language }) => states[record.state][language],
  },
  count('rowsTotal', '行数', 'Rows'),
  count('rowsAccepted', '通过', 'Accepted'),
  count('rowsWarned', '需留意', 'With a warning'),
  count('rowsRefused', '未导入', 'Refused'),
  {
    name: 'uploadedBy',
    title: { zh: '导入人', en: 'By' },
    kind: 'text',
    value: (record) => record.uploadedByName,
  },
  {
    name: 'uploadedAt',
    title: { zh: '上传时间', en: 'Uploaded' },
    kind: 'instant',
    value: (record) => record.uploadedAt,
  },
  {
    name: 'startedAt',
    title: { zh: '开始时间', en: 'Started' },
    kind: 'instant',
    isExtra: true,
    value: (record) => record.startedAt,
  },
  {
    name: 'finishedAt',
    title: { zh: '结束时间', en: 'Ended' },
    kind: 'instant',
    value: (record) => record.finishedAt,
  },
  {
    name: 'sha256',
    title: { zh: '文件指纹（SHA-256）', en: 'Fingerprint (SHA-256)' },
    kind: 'text',
    width: 68,
    isExtra: true,
    value: (record) => record.sha256.toString('hex'),
  },
];

/** The list of the import centre, as a file. */
export const importsList = defineList({
  name: 'imports',
  title: { zh: '导入记录', en: 'Imports' },
  permission: 'imports.read',
  filter: Type.Object({}),
  columns,
  readPage: ({ reader, actor }, _filter, page) => listImports(reader, actor, page),
});
