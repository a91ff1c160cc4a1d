import type { FileFormat } from './raw.ts';
import { UnreadableFile } from './raw.ts';

const starts = (bytes: Buffer, ...head: number[]) => head.every((byte, i) => bytes[i] === byte);
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

/** Files that are no tables at all, by how they begin. */
const strangers: readonly (readonly [string, readonly number[]])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['gzip', [0x1f, 0x8b]],
  ['EXE', [0x4d, 0x5a, 0x90]],
  ['ELF', [0x7f, 0x45, 0x4c, 0x46]],
];

const HEAD_BYTES = 4096;

/** What a file is by its bytes. Its name is only what somebody called it. */
export function sniffFormat(bytes: Buffer): FileFormat {
  if (bytes.length === 0) throw new UnreadableFile('imports.file.empty');
  if (starts(bytes, 0x50, 0x4b)) return 'xlsx';
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return sniffCompound(bytes);
  if (starts(bytes, 0x09, 0x08) || starts(bytes, 0x09, 0x04) || starts(bytes, 0x09, 0x02)) return 'xls';
  for (const [kind, head] of strangers) {
    if (starts(bytes, ...head)) throw new UnreadableFile('imports.file.not-a-table', { kind });
  }
  return sniffText(bytes);
}

/** The old container of Office. Names of its streams stand in it as UTF-16. */
function sniffCompound(bytes: Buffer): FileFormat {
  if (bytes.includes(utf16('EncryptedPackage'))) throw new UnreadableFile('imports.file.encrypted');
  if (bytes.includes(utf16('Workbook')) || bytes.includes(utf16('Book'))) return 'xls';
  if (bytes.includes(utf16('WordDocument'))) {
    throw new UnreadableFile('imports.file.not-a-table', { kind: 'Word' });
  }
  if (bytes.includes(utf16('PowerPoint'))) {
    throw new UnreadableFile('imports.file.not-a-table', { kind: 'PowerPoint' });
  }
  throw new UnreadableFile('imports.file.damaged');
}

function sniffText(bytes: Buffer): FileFormat {
  const head = bytes.subarray(0, HEAD_BYTES);
  const isUtf16 = starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff);
  const text = isUtf16 ? head.subarray(2).toString('utf16le') : head.toString('latin1');
  if (!isUtf16 && !looksLikeUtf16(head) && isBinary(head)) {
    throw new UnreadableFile('imports.file.not-a-table', { kind: '?' });
  }
  const opening = text.replace(/^(\u00ef\u00bb\u00bf|\ufeff|\s)+/, '').toLowerCase();
  if (opening.startsWith('<?xml') || opening.startsWith('<workbook')) {
    if (opening.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'xml';
    if (!opening.includes('<html')) throw new UnreadableFile('imports.file.not-a-table', { kind: 'XML' });
  }
  if (/^<(!doctype html|html|head|meta|body|table|style)\b/.test(opening) || opening.includes('<html'))
    return 'html';
  return 'csv';
}

/** Without a byte order mark: every second byte of plain UTF-16 text with commas and digits is zero. */
export function looksLikeUtf16(head: Buffer): boolean {
  const even = head.length - (head.length % 2);
  let zeros = 0;
  for (let i = 1; i < even; i += 2) if (head[i] === 0) zeros++;
  return (
    even >= 8 && zeros > even / 2 / 5 && !head.subarray(0, even).some((byte, i) => i % 2 === 0 && byte === 0)
  );
}

/** Text has no control characters but tab, line ends and (in what printers were sent) form feed. */
function isBinary(head: Buffer): boolean {
  let odd = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) odd++;
  }
  return odd > head.length / 50;
}

const EXTENSIONS: Readonly<Record<FileFormat, readonly string[]>> = {
  xlsx: ['xlsx', 'xlsm', 'xltx'],
  xls: ['xls', 'xlt', 'et'],
  csv: ['csv', 'txt', 'tsv'],
  html: ['html', 'htm'],
  xml: ['xml'],
};

/** Whether the name says something else than the bytes. */
export function isMisnamed(fileName: string, format: FileFormat): boolean {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase();
  return extension !== undefined && !EXTENSIONS[format].includes(extension);
}
