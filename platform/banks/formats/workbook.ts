import { chinaMidnight, done, refuse } from '../../base/index.ts';
import { disarm, writeWorkbook } from '../../exports/index.ts';
import type { BankFormat } from '../format.ts';
import { readTitledReturn, type TitledReturn } from './titled-return.ts';
import { type PaymentField, paymentFields } from './values.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface WorkbookLayout {
  readonly code: string;
  readonly title: BankFormat['title'];
  readonly columns: readonly { readonly field: PaymentField; readonly title: string }[];
  readonly returns: TitledReturn;
}

/** A sheet with titles in its first row; all cells are text, so that no account is rounded. */
export function workbookFormat({ code, title, columns, returns }: WorkbookLayout): BankFormat {
  return {
    code,
    title,
    write: async (batch) => {
      const rows = batch.lines.map((line) => columns.map(({ field }) => paymentFields[field](line)));
      for (const [index, row] of rows.entries()) {
        const armed = row.findIndex((value) => disarm(value) !== value);
        if (armed >= 0) {
          return refuse('banks.write.formula', { line: index + 1, name: columns[armed]?.title ?? '' });
        }
      }
      const sheet = {
        name: batch.batchNo,
        columns: columns.map((column) => ({ title: column.title, kind: 'text' as const })),
        rows,
      };
      const at = chinaMidnight(batch.madeOn);
      const parts: Buffer[] = [];
      for await (const part of writeWorkbook([sheet], { author: batch.payer.name, at }))
        parts.push(Buffer.from(part));
      return done({ name: `${batch.batchNo}.xlsx`, mediaType: XLSX, bytes: Buffer.concat(parts) });
    },
    read: (bytes) => readTitledReturn(bytes, returns),
  };
}
