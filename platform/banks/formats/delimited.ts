import { done, type Outcome, refuse } from '../../base/index.ts';
import { yuanText } from '../../exports/index.ts';
import { type PaymentBatch, type PaymentLine, totalFen } from '../batch.ts';
import type { BankFormat } from '../format.ts';
import { encodeText, plainField, type TextEncoding } from './encode.ts';
import { readTitledReturn, type TitledReturn } from './titled-return.ts';
import { type PaymentField, paymentFields } from './values.ts';

/** Separated text: what stands in it, and in which order. */
export interface DelimitedLayout {
  readonly code: string;
  readonly title: BankFormat['title'];
  readonly encoding: TextEncoding;
  readonly separator: '|' | ',' | '\t';
  readonly extension: 'txt' | 'csv';
  /** The line before the payments; left out, the file begins with a payment. */
  readonly head?: 'summary' | 'titles';
  readonly columns: readonly { readonly field: PaymentField; readonly title: string }[];
  readonly returns: TitledReturn;
}

const LINE_END = '\r\n';

/** `#batch|payer|title|month|lines|yuan|day`. */
const summaryOf = (batch: PaymentBatch): readonly string[] => [
  `#${batch.batchNo}`,
  batch.payer.name,
  batch.title,
  `${batch.forMonth.year}年${batch.forMonth.month}月`,
  String(batch.lines.length),
  yuanText(totalFen(batch)),
  batch.madeOn.toString().replaceAll('-', ''),
];

export function delimitedFormat(layout: DelimitedLayout): BankFormat {
  const { code, title, separator, encoding, extension } = layout;
  const join = (values: readonly string[], lineNo: number): Outcome<string> => {
    for (const [index, value] of values.entries()) {
      const checked = plainField(value, `${separator}"`, {
        lineNo,
        name: layout.columns[index]?.title ?? '',
      });
      if (!checked.ok) return checked;
    }
    return done(values.join(separator));
  };
  const headOf = (batch: PaymentBatch): readonly (readonly string[])[] => {
    if (layout.head === 'summary') return [summaryOf(batch)];
    return layout.head === 'titles' ? [layout.columns.map((column) => column.title)] : [];
  };
  const valuesOf = (line: PaymentLine) => layout.columns.map(({ field }) => paymentFields[field](line));
  return {
    code,
    title,
    write: async (batch) => {
      const rows: string[] = [];
      for (const values of headOf(batch)) {
        const row = join(values, 0);
        if (!row.ok) return row;
        rows.push(row.value);
      }
      for (const line of batch.lines) {
        const row = join(valuesOf(line), line.lineNo);
        if (!row.ok) return row;
        const encoded = encodeText(row.value, encoding);
        if (!encoded.ok) return refuse(encoded.refusal.code, { ...encoded.refusal.facts, line: line.lineNo });
        rows.push(row.value);
      }
      const bytes = encodeText(`${rows.join(LINE_END)}${LINE_END}`, encoding);
      if (!bytes.ok) return refuse(bytes.refusal.code, { ...bytes.refusal.facts, line: 0 });
      return done({
        name: `${batch.batchNo}.${extension}`,
        mediaType: `text/plain; charset=${encoding}`,
        bytes: bytes.value,
      });
    },
    read: (bytes) => readTitledReturn(bytes, layout.returns),
  };
}
