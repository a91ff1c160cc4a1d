import type { RawSink } from './raw.ts';
import { readComments, readDateStyles, readSharedStrings, readWorkbook } from './xlsx-parts.ts';
import { readSheet } from './xlsx-sheet.ts';
import { openPackage } from './zip.ts';

/** Reads an Office Open XML workbook, all sheets, in the order of their tabs. */
export async function readXlsx(bytes: Buffer, sink: RawSink): Promise<void> {
  const zip = await openPackage(bytes);
  const workbook = await readWorkbook(zip);
  const strings = await readSharedStrings(zip);
  const styles = await readDateStyles(zip);
  sink.file({ format: 'xlsx' });
  for (const [index, sheet] of workbook.sheets.entries()) {
    const comments = await readComments(zip, sheet.part);
    sink.sheet(index, sheet.name);
    const context = { strings, styles, date1904: workbook.date1904, comments };
    const end = await readSheet(zip.read(sheet.part), context, (row) => sink.row(row));
    sink.sheetEnd({ index, name: sheet.name, hidden: sheet.hidden, ...end });
  }
}
