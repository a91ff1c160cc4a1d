import type { RefusalCatalogue } from '../base/index.ts';

/** Why a file is not kept or not opened. */
export const papersRefusals: RefusalCatalogue = {
  'papers.empty': {
    kind: 'invalid',
    zh: { what: '文件是空的。', next: '请重新选择或者重新拍照。' },
    en: { what: 'The file is empty.', next: 'Choose it again, or take the picture again.' },
  },
  'papers.size': {
    kind: 'too-large',
    zh: { what: '文件超过 {limit}。', next: '请缩小或者重新拍照后再传。' },
    en: { what: 'The file is larger than {limit}.', next: 'Make it smaller, or take the picture again.' },
  },
  'papers.kind': {
    kind: 'unsupported',
    zh: {
      what: '只收 JPEG、PNG 图片和 PDF 文件（照片、签名只收图片）。',
      next: '请拍照，或者转换格式后重新上传。',
    },
    en: {
      what: 'Only JPEG and PNG pictures and PDF files are taken; photographs and signatures as pictures.',
      next: 'Take a picture of it, or convert the file and upload it again.',
    },
  },
  'papers.heic': {
    kind: 'unsupported',
    zh: {
      what: '这是 HEIC 格式的照片，多数电脑打不开。',
      next: '请在手机“设置—相机—格式”中选“兼容性最佳”后重新拍照，或者转成 JPEG 再传。',
    },
    en: {
      what: 'This is a HEIC picture, which most computers cannot open.',
      next: 'Set the camera of the telephone to the most compatible format and take it again, or convert it to JPEG.',
    },
  },
  'papers.damaged': {
    kind: 'invalid',
    zh: { what: '文件已损坏或者不完整。', next: '请重新拍照或者重新扫描。' },
    en: { what: 'The file is damaged or not whole.', next: 'Take the picture or scan the paper again.' },
  },
  'papers.pdf-locked': {
    kind: 'invalid',
    zh: { what: '这份 PDF 设了密码。', next: '请去掉密码后重新上传，或者拍照上传。' },
    en: {
      what: 'This PDF is locked with a password.',
      next: 'Remove the password, or take pictures of the pages.',
    },
  },
  'papers.pdf-active': {
    kind: 'invalid',
    zh: {
      what: '这份 PDF 带有程序或者附件，不能接收。',
      next: '请打印成普通 PDF 后重新上传，或者拍照上传。',
    },
    en: {
      what: 'This PDF holds a program or other files.',
      next: 'Print it to a plain PDF, or take pictures of the pages.',
    },
  },
  'papers.many': {
    kind: 'conflict',
    zh: { what: '材料已经够多了，最多 {limit} 份。', next: '请只留有用的。' },
    en: { what: 'There are as many papers as it takes, {limit}.', next: 'Keep those that serve.' },
  },
  'papers.reused': {
    kind: 'conflict',
    zh: { what: '这份材料的编号已经用过，内容却不一样。', next: '请重新拍照或者重新选择文件。' },
    en: { what: 'Another paper came with the same id before.', next: 'Take or choose it anew.' },
  },
  'papers.withdrawn': {
    kind: 'conflict',
    zh: { what: '这份材料已经撤下。', next: '请刷新后再看。' },
    en: { what: 'The paper was withdrawn.', next: 'Read the page again.' },
  },
};
