import type { RefusalCatalogue } from '../base/index.ts';

export const banksRefusals: RefusalCatalogue = {
  'banks.write.character': {
    kind: 'invalid',
    zh: {
      what: '第 {line} 行有 {encoding} 编码写不出的字。',
      next: '请换用 UTF-8 的文件格式，或者与银行核对户名写法。',
    },
    en: {
      what: 'Line {line} has a character that {encoding} cannot write.',
      next: 'Use a format in UTF-8, or settle the spelling of the name with the bank.',
    },
  },
  'banks.write.barred': {
    kind: 'invalid',
    zh: {
      what: '第 {line} 行的{name}中有文件不能写的字符（{character}）。',
      next: '请改正这项内容后重新生成文件。',
    },
    en: {
      what: '{name} in line {line} has a character that the file cannot hold ({character}).',
      next: 'Correct it and make the file again.',
    },
  },
  'banks.write.too-long': {
    kind: 'invalid',
    zh: {
      what: '第 {line} 行的{name}超过文件规定的 {bytes} 位。',
      next: '请换用别的文件格式；账号和户名不能截短。',
    },
    en: {
      what: '{name} in line {line} is longer than the {bytes} places that the file has.',
      next: 'Use another format; accounts and names are never cut.',
    },
  },
  'banks.write.formula': {
    kind: 'invalid',
    zh: { what: '第 {line} 行的{name}会被表格软件当作公式。', next: '请改正这项内容后重新生成文件。' },
    en: {
      what: '{name} in line {line} would be taken for a formula.',
      next: 'Correct it and make the file again.',
    },
  },
  'banks.read.unreadable': {
    kind: 'unsupported',
    zh: { what: '这个回盘文件不能读取。', next: '请向银行重新索取，不要自行改动。' },
    en: {
      what: 'This return file cannot be read.',
      next: 'Ask the bank for it again; do not mend it yourself.',
    },
  },
  'banks.read.no-titles': {
    kind: 'unsupported',
    zh: { what: '没有找到表头，应当有：{titles}。', next: '请核对是不是这家银行的回盘文件。' },
    en: {
      what: 'No titles were found; expected: {titles}.',
      next: 'See whether this is the return of that bank.',
    },
  },
  'banks.read.no-head': {
    kind: 'unsupported',
    zh: { what: '文件开头没有批次信息。', next: '请核对是不是这家银行的回盘文件。' },
    en: {
      what: 'The file does not begin with its batch.',
      next: 'See whether this is the return of that bank.',
    },
  },
  'banks.read.cut': {
    kind: 'unsupported',
    zh: { what: '文件写明 {stated} 笔，实际只有 {found} 笔。', next: '文件不完整，请向银行重新索取。' },
    en: {
      what: 'The file states {stated} payments and has {found}.',
      next: 'It is not whole: ask the bank for it again.',
    },
  },
  'banks.read.row': {
    kind: 'unsupported',
    zh: { what: '第 {row} 行的长度或者开头不对。', next: '请向银行重新索取，不要自行改动。' },
    en: {
      what: 'Row {row} has another length or beginning.',
      next: 'Ask the bank for it again; do not mend it yourself.',
    },
  },
  'banks.read.amount': {
    kind: 'unsupported',
    zh: { what: '第 {row} 行的金额不是金额。', next: '请向银行重新索取，不要自行改动。' },
    en: {
      what: 'The amount in row {row} is none.',
      next: 'Ask the bank for it again; do not mend it yourself.',
    },
  },
};
