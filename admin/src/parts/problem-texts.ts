import type { Bilingual } from '../kit/catalogue.ts';

/** Why a call to another machine failed, as `platform/http/post-outside.ts` and the senders say it. */
const problems: Readonly<Record<string, Bilingual>> = {
  'not an address of the web': { zh: '地址不对', en: 'Not an address of the web' },
  'no such name': { zh: '找不到这个域名', en: 'No such name' },
  'an address inside the network': { zh: '是内网地址，不允许', en: 'An address inside the network' },
  'not over TLS': { zh: '没有加密，不允许', en: 'Not over TLS' },
  'no answer in time': { zh: '等不到回应', en: 'No answer in time' },
  'an answer without end': { zh: '回应太长', en: 'An answer without end' },
  'the answer broke off': { zh: '回应中断', en: 'The answer broke off' },
  'the connection broke': { zh: '连接中断', en: 'The connection broke' },
  'the program stopped while it was sent': { zh: '发送时程序停止', en: 'The program stopped while sending' },
  'too late to be of use': { zh: '过了三天，不再发送', en: 'Three days old: not sent any more' },
  ECONNREFUSED: { zh: '对方没有应答', en: 'Nobody there' },
  ECONNRESET: { zh: '对方断开连接', en: 'The other side hung up' },
};

/** What the other side answered with. */
export const sayStatus = (status: number | string, language: 'zh' | 'en'): string =>
  language === 'zh' ? `回应 ${status}` : `HTTP ${status}`;

/** In words where we have them; a code of the network stands for itself. */
export function sayProblem(problem: string, language: 'zh' | 'en'): string {
  const status = /^HTTP (\d+)$/.exec(problem)?.[1];
  return status === undefined ? (problems[problem]?.[language] ?? problem) : sayStatus(status, language);
}
