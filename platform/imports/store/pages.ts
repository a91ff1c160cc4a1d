import { promisify } from 'node:util';
import { deflateRaw, inflateRawSync } from 'node:zlib';
import type { FieldCipher, Id, Reader, Tx } from '../../base/index.ts';
import { openParts, type SealedPart, sealParts, sql } from '../../base/index.ts';
import type { RawRow } from '../read/raw.ts';

const pack = promisify<Buffer, { level: number; chunkSize: number }, Buffer>(deflateRaw);
/** In one piece: what is packed in many comes back to be sent on each time. */
const PACK = { level: 1, chunkSize: 128 * 1024 };
const PAGE_BYTES_MAX = 64 * 1024 * 1024;

const partPlace = (countyCode: string, importId: Id) => (no: number) => ({
  countyCode,
  table: 'import_file_part',
  column: 'sealed',
  rowId: `${importId}:${no}`,
});
const pagePlace = (countyCode: string, importId: Id, sheetIndex: number, no: number) => ({
  countyCode,
  table: 'import_page',
  column: 'sealed',
  rowId: `${importId}:${sheetIndex}:${no}`,
});

export async function putFile(
  tx: Tx,
  cipher: FieldCipher,
  countyCode: string,
  importId: Id,
  bytes: Buffer,
): Promise<void> {
  for (const { no, sealed } of sealParts(cipher, bytes, partPlace(countyCode, importId))) {
    await tx.run(sql`insert into import_file_part (county_code, import_id, no, sealed)
      values (${countyCode}, ${importId}, ${no}, ${sealed})`);
  }
}

export async function getFile(
  reader: Reader,
  cipher: FieldCipher,
  countyCode: string,
  importId: Id,
): Promise<Buffer> {
  const rows = await reader.rows<SealedPart>(sql`select no, sealed from import_file_part
    where county_code = ${countyCode} and import_id = ${importId} order by no`);
  return openParts(cipher, rows, partPlace(countyCode, importId));
}

export interface NewPage {
  readonly sheetIndex: number;
  readonly no: number;
  readonly firstRow: number;
  readonly lastRow: number;
  /** A JSON list of rows. */
  readonly json: Buffer;
}

/** Rows are named by number, so a page can be found without opening it. */
async function putPacked(
  tx: Tx,
  cipher: FieldCipher,
  countyCode: string,
  importId: Id,
  page: NewPage,
  packed: Buffer,
): Promise<void> {
  const sealed = cipher.sealBytes(packed, pagePlace(countyCode, importId, page.sheetIndex, page.no));
  await tx.run(sql`insert into import_page (county_code, import_id, sheet_index, no, first_row, last_row, sealed)
    values (${countyCode}, ${importId}, ${page.sheetIndex}, ${page.no}, ${page.firstRow}, ${page.lastRow}, ${sealed})`);
}

export interface PageWriter {
  /** Waits only while too many others are on their way. @throws what any of those before it threw. */
  put(page: NewPage): Promise<void>;
  /** Until all that were put are written. After it the transaction is the caller's again. */
  end(): Promise<void>;
  /** The same where something has failed already: the connection has nothing more to do. */
  giveUp(): Promise<void>;
}

/** Packed side by side, and written one after the other, as a connection takes them. */
const ON_THE_WAY_MAX = 8;

/** Packs, seals and writes pages while the next rows come and are checked. */
export function pageWriter(tx: Tx, cipher: FieldCipher, countyCode: string, importId: Id): PageWriter {
  const onTheWay: Promise<void>[] = [];
  let last = Promise.resolve();
  const wait = async (most: number): Promise<void> => {
    while (onTheWay.length > most) await onTheWay.shift();
  };
  return {
    async put(page) {
      const packed = pack(page.json, PACK);
      const before = last;
      last = (async () => {
        await before;
        await putPacked(tx, cipher, countyCode, importId, page, await packed);
      })();
      // Whoever waits hears of it; until then nobody does.
      last.catch(() => undefined);
      packed.catch(() => undefined);
      onTheWay.push(last);
      await wait(ON_THE_WAY_MAX);
    },
    end: () => wait(0),
    async giveUp() {
      await Promise.allSettled(onTheWay);
    },
  };
}

interface StoredPage {
  readonly no: number;
  readonly sealed: Buffer;
}

const PAGES_AT_ONCE = 16;

/** Rows of one sheet, in order; `from` and `to` are row numbers. */
export async function* readRows(...asked: Parameters<typeof readPages>): AsyncGenerator<RawRow> {
  for await (const rows of readPages(...asked)) yield* rows;
}

/** The same, some hundreds at a time. */
export async function* readPages(
  reader: Reader,
  cipher: FieldCipher,
  countyCode: string,
  importId: Id,
  sheetIndex: number,
  range: { readonly from?: number; readonly to?: number } = {},
): AsyncGenerator<readonly RawRow[]> {
  for (let after = -1; ; ) {
    const pages = await reader.rows<StoredPage>(sql`select no, sealed from import_page
      where county_code = ${countyCode} and import_id = ${importId} and sheet_index = ${sheetIndex}
        and no > ${after} and last_row >= ${range.from ?? 0} and first_row <= ${range.to ?? 2_000_000}
      order by no limit ${PAGES_AT_ONCE}`);
    for (const { no, sealed } of pages) {
      yield openPage(cipher, countyCode, importId, sheetIndex, no, sealed);
      after = no;
    }
    if (pages.length < PAGES_AT_ONCE) return;
  }
}

function openPage(
  cipher: FieldCipher,
  countyCode: string,
  importId: Id,
  sheetIndex: number,
  no: number,
  sealed: Buffer,
): RawRow[] {
  const packed = cipher.openBytes(sealed, pagePlace(countyCode, importId, sheetIndex, no));
  return JSON.parse(inflateRawSync(packed, { maxOutputLength: PAGE_BYTES_MAX }).toString('utf8')) as RawRow[];
}

/** Takes the file and its rows away; what became of the rows stays. */
export async function dropFile(tx: Tx, countyCode: string, importId: Id): Promise<void> {
  await tx.run(sql`delete from import_page where county_code = ${countyCode} and import_id = ${importId}`);
  await tx.run(
    sql`delete from import_file_part where county_code = ${countyCode} and import_id = ${importId}`,
  );
}
