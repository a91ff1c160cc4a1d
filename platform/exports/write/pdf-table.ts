import PDFDocument from 'pdfkit';
import type { Language } from '../../base/index.ts';
import { type Cell, type Column, chinaTimeText, isMarked, type Row, writePlain, yuanText } from './cells.ts';
import { openPrintFont, type PrintFont } from './pdf-font.ts';
import { CELL_AIR, layOut, MARGIN, type PdfColumn, type PdfLayout } from './pdf-layout.ts';
import { printable, textEms, wrap } from './pdf-text.ts';
import { printTexts } from './print-texts.ts';

/** A table before its rows. */
export interface PrintedHead {
  readonly title: string;
  /** Under the title; nothing when empty. */
  readonly subtitle: string;
  readonly columns: readonly Column[];
  /** Who signs on the last page, with room for a name and a day. */
  readonly signatures?: readonly string[];
}

export interface PrintOptions {
  readonly author: string;
  readonly at: Temporal.Instant;
  readonly language: Language;
}

const INK = '#1a1a1a';
const GRID = '#8a93a0';
const HEAD = '#e9eef4';
/** As many as a name of fifty signs needs in a narrow column: of whom money goes to, nothing is left out. */
const LINES_MAX = 20;
const SUBTITLE_LINES_MAX = 16;
const TITLE_SIZE = 15;
const SMALL_SIZE = 8;
const SIGN_SIZE = 9.5;
const END_ROOM = 26;
const SIGN_ROOM = 24;

const grouped = (yuan: string): string => yuan.replace(/\B(?=(?:\d{3})+(?=\.))/g, ',');

function cellText(cell: Cell, column: Column, has: PrintFont['has']): string {
  const value = isMarked(cell) ? cell.value : cell;
  if (column.kind === 'money' && typeof value === 'bigint') return grouped(yuanText(value));
  const written = writePlain(value, column.kind);
  return written.as === 'nothing' ? '' : printable(written.text, has);
}

const tallest = (cells: readonly (readonly string[])[]): number =>
  Math.max(1, ...cells.map((lines) => lines.length));

/** A table on pages: where it stands on the present one, and what was added up so far. */
export class PagedTable {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #layout: PdfLayout;
  readonly #has: PrintFont['has'];
  readonly #list: PrintedHead;
  readonly #options: PrintOptions;
  readonly #sums: { readonly page: Map<Column, bigint>; readonly whole: Map<Column, bigint> };
  #top = 0;
  #page = 0;
  #rows = 0;

  constructor(list: PrintedHead, options: PrintOptions) {
    this.#layout = layOut(list.columns);
    const { bytes, has } = openPrintFont();
    this.#has = has;
    this.#list = list;
    this.#options = options;
    const summed = list.columns.filter(({ isSummed, kind }) => isSummed === true && kind === 'money');
    const zeros = () => new Map(summed.map((column) => [column, 0n]));
    this.#sums = { page: zeros(), whole: zeros() };
    this.#pdf = new PDFDocument({
      size: [this.#layout.width, this.#layout.height],
      margin: 0,
      autoFirstPage: false,
      lang: options.language === 'zh' ? 'zh-CN' : 'en',
      displayTitle: true,
      info: {
        Title: list.title,
        Author: options.author,
        CreationDate: new Date(options.at.epochMilliseconds),
      },
    });
    this.#pdf.font(bytes);
    this.#startPage();
  }

  get #texts() {
    return printTexts[this.#options.language];
  }

  /** The room that the last rows of a page need below: a sum, and the number of the page. */
  get #floor(): number {
    const sumHeight = this.#sums.page.size > 0 ? this.#heightOf(1) : 0;
    return this.#layout.height - MARGIN - SMALL_SIZE - 6 - sumHeight;
  }

  #heightOf(lines: number): number {
    return lines * this.#layout.lineHeight + 2 * CELL_AIR;
  }

  #say(text: string, left: number, top: number, size: number): void {
    this.#pdf.fontSize(size).fillColor(INK).text(text, left, top, { lineBreak: false });
  }

  /** One line under the other, none beyond the edge of the paper. */
  #sayWrapped(text: string, size: number, linesMax: number): void {
    for (const line of wrap(text, (this.#layout.width - 2 * MARGIN) / size, linesMax)) {
      this.#sayMiddle(line, size);
      this.#top += size * 1.5;
    }
    this.#top += size * 0.4;
  }

  #sayMiddle(text: string, size: number): void {
    const used = this.#pdf.fontSize(size).widthOfString(text);
    this.#say(text, Math.max(MARGIN, (this.#layout.width - used) / 2), this.#top, size);
  }

  #startPage(): void {
    this.#pdf.addPage();
    this.#page += 1;
    for (const column of this.#sums.page.keys()) this.#sums.page.set(column, 0n);
    this.#top = MARGIN;
    if (this.#page === 1) this.#drawFirstHead();
    else this.#drawNextHead();
    const titles = this.#list.columns.map((column) => printable(column.title, this.#has));
    this.#drawRow(this.#wrapped(titles), { isHead: true });
  }

  /** Title, of what these rows are, and who made it when. */
  #drawFirstHead(): void {
    const { title, subtitle, columns } = this.#list;
    this.#sayWrapped(printable(title, this.#has), TITLE_SIZE, SUBTITLE_LINES_MAX);
    if (subtitle !== '') this.#sayWrapped(printable(subtitle, this.#has), SIGN_SIZE, SUBTITLE_LINES_MAX);
    const author = printable(this.#options.author, this.#has);
    this.#say(this.#texts.made(author, chinaTimeText(this.#options.at)), MARGIN, this.#top, SMALL_SIZE);
    if (columns.some(({ kind }) => kind === 'money')) {
      const unit = this.#texts.unit;
      const used = this.#pdf.fontSize(SMALL_SIZE).widthOfString(unit);
      this.#say(unit, this.#layout.width - MARGIN - used, this.#top, SMALL_SIZE);
    }
    this.#top += SMALL_SIZE * 1.9;
  }

  /** A sheet that comes loose from the others still says of which list it is. */
  #drawNextHead(): void {
    const { title, subtitle } = this.#list;
    const said = printable(subtitle === '' ? title : `${title} · ${subtitle}`, this.#has);
    const [line = ''] = wrap(said, (this.#layout.width - 2 * MARGIN) / SMALL_SIZE, 1);
    this.#say(line, MARGIN, this.#top, SMALL_SIZE);
    this.#top += SMALL_SIZE * 1.9;
  }

  /** @param cells the lines of each cell, as `#wrapped` gives them. */
  #drawRow(cells: readonly (readonly string[])[], { isHead = false }: { isHead?: boolean } = {}): void {
    const { columns, fontSize, lineHeight } = this.#layout;
    const height = this.#heightOf(tallest(cells));
    const pdf = this.#pdf;
    if (isHead) pdf.rect(MARGIN, this.#top, this.#layout.width - 2 * MARGIN, height).fill(HEAD);
    pdf.lineWidth(0.5).strokeColor(GRID);
    for (const { left, width } of columns) pdf.rect(left, this.#top, width, height);
    pdf.stroke();
    columns.forEach((column, i) => {
      (cells[i] ?? []).forEach((line, no) => {
        this.#say(line, this.#leftOf(line, column, isHead), this.#top + CELL_AIR + no * lineHeight, fontSize);
      });
    });
    this.#top += height;
  }

  #wrapped(texts: readonly string[]): string[][] {
    const { columns, fontSize } = this.#layout;
    return columns.map(({ column, width }, i) => {
      const text = texts[i] ?? '';
      // An amount over two lines would be read as two amounts.
      const isFigure = column.kind === 'money' && /^[-\d,.]+$/.test(text);
      return isFigure ? [text] : wrap(text, (width - 2 * CELL_AIR) / fontSize, LINES_MAX);
    });
  }

  /** Amounts and counts stand right, headers in the middle, words left. */
  #leftOf(line: string, { column, left, width }: PdfColumn, isHead: boolean): number {
    if (!isHead && column.kind !== 'money' && column.kind !== 'integer') return left + CELL_AIR;
    const used = this.#pdf.fontSize(this.#layout.fontSize).widthOfString(line);
    const free = Math.max(0, width - 2 * CELL_AIR - used);
    return left + CELL_AIR + (isHead ? free / 2 : free);
  }

  #numberPage(): void {
    this.#top = this.#layout.height - MARGIN - SMALL_SIZE + 4;
    this.#sayMiddle(this.#texts.page(this.#page), SMALL_SIZE);
  }

  /** One cell for the label, as far as the first sum, and one for each column after it. */
  #drawSums(label: string, sums: ReadonlyMap<Column, bigint>): void {
    if (sums.size === 0) return;
    const { columns, width, fontSize } = this.#layout;
    const first = columns.findIndex(({ column }) => sums.has(column));
    const height = this.#heightOf(1);
    const right = columns[first]?.left ?? MARGIN;
    const pdf = this.#pdf.lineWidth(0.5).strokeColor(GRID);
    pdf.rect(MARGIN, this.#top, width - 2 * MARGIN, height);
    for (const one of columns.slice(first)) pdf.rect(one.left, this.#top, one.width, height);
    pdf.stroke();
    const above = right - MARGIN > textEms(label) * fontSize;
    this.#say(above ? label : '', MARGIN + CELL_AIR, this.#top + CELL_AIR, fontSize);
    for (const one of columns.slice(first)) {
      const sum = sums.get(one.column);
      if (sum === undefined) continue;
      const text = grouped(yuanText(sum));
      this.#say(text, this.#leftOf(text, one, false), this.#top + CELL_AIR, fontSize);
    }
    this.#top += height;
  }

  /** Goes on to the next page when less than that is left of this one. */
  #need(height: number): void {
    if (this.#top + height <= this.#floor) return;
    this.#drawSums(this.#texts.pageSum, this.#sums.page);
    this.#numberPage();
    this.#startPage();
  }

  add(row: Row): void {
    const { columns } = this.#list;
    const cells = this.#wrapped(columns.map((column, i) => cellText(row[i] ?? null, column, this.#has)));
    this.#need(this.#heightOf(tallest(cells)));
    this.#drawRow(cells);
    this.#rows += 1;
    for (const column of this.#sums.whole.keys()) {
      const cell = row[columns.indexOf(column)] ?? null;
      const value = isMarked(cell) ? cell.value : cell;
      if (typeof value !== 'bigint') continue;
      for (const sums of [this.#sums.page, this.#sums.whole])
        sums.set(column, (sums.get(column) ?? 0n) + value);
    }
  }

  /** What was drawn since the last time. */
  take(): Buffer {
    return (this.#pdf.read() as Buffer | null) ?? Buffer.alloc(0);
  }

  async *end(): AsyncGenerator<Buffer> {
    const signatures = this.#list.signatures ?? [];
    this.#need(this.#heightOf(1) + END_ROOM + (signatures.length > 0 ? SIGN_ROOM : 0));
    if (this.#page > 1) this.#drawSums(this.#texts.pageSum, this.#sums.page);
    this.#drawSums(this.#texts.wholeSum, this.#sums.whole);
    this.#say(this.#texts.rows(this.#rows), MARGIN, this.#top + 6, SMALL_SIZE);
    this.#drawSignatures(signatures, this.#top + END_ROOM);
    this.#numberPage();
    this.#pdf.end();
    for await (const piece of this.#pdf) yield piece as Buffer;
  }

  #drawSignatures(signatures: readonly string[], top: number): void {
    const room = (this.#layout.width - 2 * MARGIN) / Math.max(1, signatures.length);
    signatures.forEach((who, i) => {
      const label = `${printable(who, this.#has)}${this.#texts.colon}`;
      const left = MARGIN + i * room;
      this.#say(label, left, top, SIGN_SIZE);
      const from = left + textEms(label) * SIGN_SIZE + 4;
      const base = top + SIGN_SIZE * 1.3;
      this.#pdf
        .lineWidth(0.6)
        .strokeColor(INK)
        .moveTo(from, base)
        .lineTo(left + room - 14, base)
        .stroke();
    });
  }
}
