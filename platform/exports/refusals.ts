import type { RefusalCatalogue } from '../base/index.ts';

export const exportsRefusals: RefusalCatalogue = {
  'exports.unknown-list': {
    kind: 'invalid',
    zh: { what: '没有名为“{list}”的名单。', next: '请从列表页面上的“导出”按钮开始。' },
    en: { what: 'There is no list called “{list}”.', next: 'Start from the export button of a list.' },
  },
  'exports.unknown-column': {
    kind: 'invalid',
    zh: { what: '名单中没有“{column}”这一栏。', next: '请重新选择要导出的栏目。' },
    en: { what: 'The list has no column “{column}”.', next: 'Choose the columns again.' },
  },
  'exports.filter': {
    kind: 'invalid',
    zh: { what: '筛选条件“{filter}”无法识别。', next: '请返回列表页面检查筛选条件后重试。' },
    en: {
      what: 'The filter “{filter}” is not understood.',
      next: 'Check the filters of the list and try again.',
    },
  },
  'exports.running': {
    kind: 'conflict',
    zh: { what: '您还有一个导出任务没有完成。', next: '请在导出中心等待其完成，或先停止它。' },
    en: {
      what: 'An export of yours is still being made.',
      next: 'Wait for it in the export centre, or stop it.',
    },
  },
  'exports.not-running': {
    kind: 'conflict',
    zh: { what: '这个导出任务已经结束。', next: '请刷新导出中心查看结果。' },
    en: { what: 'This export has already ended.', next: 'Reload the export centre.' },
  },
  'exports.not-ready': {
    kind: 'conflict',
    zh: { what: '文件还没有生成。', next: '请等待任务完成后再下载。' },
    en: { what: 'The file is not made yet.', next: 'Download it when the export is done.' },
  },
  'exports.no-file': {
    kind: 'gone',
    zh: {
      what: '文件已不存在：任务已停止、失败，或文件已删除、已过保存期限。',
      next: '如仍需要，请重新导出。',
    },
    en: {
      what: 'There is no file any more: the export was stopped, failed, was deleted or has passed its days.',
      next: 'Export again if you need it.',
    },
  },
};
