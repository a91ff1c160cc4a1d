import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { done, type Outcome, refuse } from '../../base/index.ts';
import { yuanText } from '../../exports/index.ts';
import { type PaymentBatch, type PaymentLine, type ReturnFile, type ReturnLine, totalFen } from '../batch.ts';
import type { BankFormat } from '../format.ts';
import { plainField } from './encode.ts';
import { fenOf, type StateWords, stateOf } from './values.ts';

const PAIN_001 = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';
/** Longest texts of the message: `Max35Text` of identifications, `Max140Text` of names and remittance. */
const ID_MAX = 35;
const TEXT_MAX = 140;
const BYTES_MAX = 64 * 1024 * 1024;

/** `ExternalPaymentTransactionStatus1Code`: settled is paid; accepted, in process or received is not yet. */
const STATES: StateWords = {
  ACSC: 'paid',
  ACCC: 'paid',
  RJCT: 'failed',
  CANC: 'failed',
  ACSP: 'pending',
  ACTC: 'pending',
  ACCP: 'pending',
  ACWC: 'pending',
  ACWP: 'pending',
  ACFC: 'pending',
  PATC: 'pending',
  PDNG: 'pending',
  RCVD: 'pending',
};

const xmlText = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** CustomerCreditTransferInitiation out, CustomerPaymentStatusReport in. */
export const iso20022Format: BankFormat = {
  code: 'iso-20022',
  title: { zh: 'ISO 20022 报文（pain.001/pain.002）', en: 'ISO 20022 messages (pain.001/pain.002)' },
  write: async (batch) => {
    const refused = findUnsayable(batch);
    if (refused) return refused;
    const bytes = Buffer.from(messageOf(batch), 'utf8');
    return done({ name: `${batch.batchNo}.xml`, mediaType: 'application/xml', bytes });
  },
  read: async (bytes) => readReport(bytes),
};

function findUnsayable({
  batchNo,
  payer,
  lines,
}: PaymentBatch): Extract<Outcome<never>, { ok: false }> | undefined {
  const texts: [string, number, string, number][] = [
    [batchNo, ID_MAX, 'MsgId', 0],
    [payer.name, TEXT_MAX, 'Dbtr', 0],
    ...lines.flatMap((line): [string, number, string, number][] => [
      [line.reference, ID_MAX, 'EndToEndId', line.lineNo],
      [line.holderName, TEXT_MAX, 'Cdtr', line.lineNo],
      [line.memo, TEXT_MAX, 'RmtInf', line.lineNo],
    ]),
  ];
  for (const [text, max, name, lineNo] of texts) {
    const plain = plainField(text, '', { lineNo, name });
    if (!plain.ok) return plain;
    if ([...text].length > max) return refuse('banks.write.too-long', { line: lineNo, name, bytes: max });
  }
  return undefined;
}

const accountXml = (account: string): string => `<Id><Othr><Id>${xmlText(account)}</Id></Othr></Id>`;

function transferXml(line: PaymentLine): string {
  const holder =
    line.idNumber === null
      ? ''
      : `<Id><PrvtId><Othr><Id>${xmlText(line.idNumber)}</Id><SchmeNm><Cd>NIDN</Cd></SchmeNm></Othr></PrvtId></Id>`;
  return (
    `<CdtTrfTxInf><PmtId><InstrId>${line.lineNo}</InstrId><EndToEndId>${xmlText(line.reference)}</EndToEndId></PmtId>` +
    `<Amt><InstdAmt Ccy="CNY">${yuanText(line.amountFen)}</InstdAmt></Amt>` +
    `<Cdtr><Nm>${xmlText(line.holderName)}</Nm>${holder}</Cdtr><CdtrAcct>${accountXml(line.account)}</CdtrAcct>` +
    `<RmtInf><Ustrd>${xmlText(line.memo)}</Ustrd></RmtInf></CdtTrfTxInf>`
  );
}

function messageOf(batch: PaymentBatch): string {
  const sums = `<NbOfTxs>${batch.lines.length}</NbOfTxs><CtrlSum>${yuanText(totalFen(batch))}</CtrlSum>`;
  const party = `<Nm>${xmlText(batch.payer.name)}</Nm>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<Document xmlns="${PAIN_001}"><CstmrCdtTrfInitn>`,
    `<GrpHdr><MsgId>${xmlText(batch.batchNo)}</MsgId><CreDtTm>${batch.madeOn}T00:00:00+08:00</CreDtTm>${sums}`,
    `<InitgPty>${party}</InitgPty></GrpHdr>`,
    `<PmtInf><PmtInfId>${xmlText(batch.batchNo)}</PmtInfId><PmtMtd>TRF</PmtMtd><BtchBookg>true</BtchBookg>${sums}`,
    '<PmtTpInf><CtgyPurp><Cd>SSBE</Cd></CtgyPurp></PmtTpInf>',
    `<ReqdExctnDt><Dt>${batch.payOn}</Dt></ReqdExctnDt><Dbtr>${party}</Dbtr>`,
    `<DbtrAcct>${accountXml(batch.payer.account)}</DbtrAcct><DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt>`,
    ...batch.lines.map(transferXml),
    '</PmtInf></CstmrCdtTrfInitn></Document>',
    '',
  ].join('\n');
}

/** No entity of a document's own is ever resolved: files come from outside. */
const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  processEntities: true,
  htmlEntities: false,
  isArray: (name) => ['OrgnlPmtInfAndSts', 'TxInfAndSts', 'StsRsnInf', 'AddtlInf'].includes(name),
});

type Node = { readonly [name: string]: unknown };
const nodeOf = (value: unknown): Node => (typeof value === 'object' && value !== null ? (value as Node) : {});
const listOf = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.map(nodeOf) : []);
const wordOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

function reasonOf(of: Node): { code: string; reason: string } {
  const info = listOf(of.StsRsnInf)[0] ?? {};
  const { Cd, Prtry } = nodeOf(info.Rsn);
  const more = Array.isArray(info.AddtlInf) ? info.AddtlInf.map(wordOf) : [];
  return { code: wordOf(Cd) || wordOf(Prtry) || wordOf(of.TxSts), reason: more.join('') };
}

function readReport(bytes: Buffer): Outcome<ReturnFile> {
  if (bytes.length > BYTES_MAX) return refuse('banks.read.unreadable');
  const text = bytes.toString('utf8');
  if (text.includes('<!DOCTYPE') || XMLValidator.validate(text) !== true)
    return refuse('banks.read.unreadable');
  const report = nodeOf(nodeOf(nodeOf(parser.parse(text)).Document).CstmrPmtStsRpt);
  const group = nodeOf(report.OrgnlGrpInfAndSts);
  const batchNo = wordOf(group.OrgnlMsgId) || null;
  if (batchNo === null) return refuse('banks.read.no-head');
  const lines: ReturnLine[] = [];
  for (const block of listOf(report.OrgnlPmtInfAndSts)) {
    for (const one of listOf(block.TxInfAndSts)) {
      const amount = fenOf(wordOf(nodeOf(nodeOf(nodeOf(one.OrgnlTxRef).Amt)).InstdAmt));
      if (amount === undefined) return refuse('banks.read.amount', { row: lines.length + 1 });
      const state = stateOf(STATES, wordOf(one.TxSts));
      lines.push({
        place: lines.length + 1,
        batchNo,
        lineNo: null,
        reference: wordOf(one.OrgnlEndToEndId) || null,
        account: null,
        holderName: null,
        dueFen: amount,
        paidFen: state === 'paid' ? amount : null,
        state,
        ...reasonOf(one),
      });
    }
  }
  const refusedWhole = wordOf(group.GrpSts) === 'RJCT' ? { batchNo, ...reasonOf(group) } : null;
  return done({ lines, refusedWhole, stated: { paidLines: null, failedLines: null, paidFen: null } });
}
