import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { UnreadableFile } from './read/raw.ts';
import { readBytes } from './read/read-bytes.ts';
import { sniffFormat } from './read/sniff.ts';
import { expectFile, readFileApart } from './sandbox/read-file.ts';
import { seeded } from './testing/make-roster.ts';
import { readAll, readTestdata } from './testing/samples.ts';

const quiet = {
  file: () => undefined,
  sheet: () => undefined,
  row: () => undefined,
  sheetEnd: () => undefined,
};

async function codeOf(bytes: Buffer): Promise<string> {
  try {
    await readBytes(bytes, quiet);
    return 'read';
  } catch (error) {
    if (error instanceof UnreadableFile) return error.code;
    throw error;
  }
}

/** A package by hand, so that its directory can say what it likes. */
function zipOf(
  parts: Readonly<Record<string, string | Buffer>>,
  lie?: { name: string; size: number },
): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const body = Buffer.from(content);
    const packed = deflateRawSync(body);
    const size = lie?.name === name ? lie.size : body.length;
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(size, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(head, Buffer.from(name), packed);
    central.push(entry, Buffer.from(name));
    at += head.length + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

const WORKBOOK = '<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>';
const RELATIONS =
  '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>';
const workbookOf = (sheet: string | Buffer, more: Readonly<Record<string, string | Buffer>> = {}) => ({
  'xl/workbook.xml': WORKBOOK,
  'xl/_rels/workbook.xml.rels': RELATIONS,
  'xl/worksheets/sheet1.xml': sheet,
  ...more,
});

test('a file is known by its bytes, whatever it is called', async () => {
  assert.equal(sniffFormat(readTestdata('城市低保对象花名册（2023年9月）.xls')), 'xls');
  assert.equal(sniffFormat(readTestdata('残疾人两项补贴发放表_202309.csv')), 'csv');
  assert.equal(await codeOf(Buffer.alloc(0)), 'imports.file.empty');
  assert.equal(await codeOf(Buffer.from('%PDF-1.7 …')), 'imports.file.not-a-table');
  assert.equal(await codeOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2])), 'imports.file.not-a-table');
  assert.equal(await codeOf(zipOf({ 'word/document.xml': '<w/>' })), 'imports.file.not-a-table');
  assert.equal(await codeOf(zipOf({ 'content.xml': '<o/>' })), 'imports.file.other-format');
  const locked = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]);
  assert.equal(await codeOf(locked), 'imports.file.encrypted');
});

test('text is read in each encoding that offices use', async () => {
  const text = '姓名,身份证号\n才旦·卓嘎,420299197712163864\n';
  for (const bytes of [
    Buffer.from(text),
    Buffer.from(`\ufeff${text}`),
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    Buffer.from(text, 'utf16le'),
  ]) {
    const { sheets } = await readAll(bytes, 'a.csv');
    assert.equal(sheets[0]?.rows[1]?.cells[0], '才旦·卓嘎');
  }
});

test('a web page that calls itself a workbook is read, its long numbers as text', async () => {
  const page =
    '<html><body><table><tr><td>姓名</td><td>身份证号</td></tr><tr><td>王兰</td><td>420299197712163864</td></tr></table></body></html>';
  const { sheets, file } = await readAll(Buffer.from(page), 'a.xls');
  assert.equal(file.format, 'html');
  assert.equal(sheets[0]?.rows[1]?.cells[1], '420299197712163864');
});

test('a bomb is refused by what its directory says, before anything is unpacked', async () => {
  const zeros = Buffer.alloc(60 * 1024 * 1024, 0x20);
  assert.equal(await codeOf(zipOf(workbookOf(zeros))), 'imports.file.bomb');
  const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`xl/a${i}.xml`, '']));
  assert.equal(await codeOf(zipOf(many)), 'imports.file.bomb');
});

test('a part that is larger than it says is not unpacked further', async () => {
  const sheet = `<worksheet><sheetData>${'<row r="1"/>'.repeat(1)}${' '.repeat(2_000_000)}</sheetData></worksheet>`;
  const lying = zipOf(workbookOf(sheet), { name: 'xl/worksheets/sheet1.xml', size: 100 });
  assert.equal(await codeOf(lying), 'imports.file.damaged');
});

test('a claim of size costs nothing, and a cell at the far end is left out', async () => {
  const sheet =
    '<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>';
  const { sheets } = await readAll(zipOf(workbookOf(sheet)), 'a.xlsx');
  assert.deepEqual([sheets[0]?.rows.length, sheets[0]?.sheet.farCells], [2, 1]);
  const outside = sheet.replace('r="1048576">', 'r="1048577">');
  assert.equal(await codeOf(zipOf(workbookOf(outside))), 'imports.file.damaged');
});

test('namespace prefixes, entities and formulas are read as they are meant', async () => {
  const sheet =
    '<x:worksheet xmlns:x="u"><x:sheetData><x:row r="2"><x:c r="B2" t="str"><x:f>A&amp;B</x:f><x:v>a&lt;b</x:v></x:c><x:c r="C2" t="inlineStr"><x:is><x:r><x:rPr/><x:t>红</x:t></x:r><x:r><x:t>&#x23c98;</x:t></x:r></x:is></x:c><x:c r="D2"><x:f>1+1</x:f></x:c></x:row></x:sheetData></x:worksheet>';
  const { sheets } = await readAll(zipOf(workbookOf(sheet)), 'a.xlsx');
  assert.deepEqual(sheets[0]?.rows[0], {
    no: 2,
    cells: [null, { f: 'A&B', v: 'a<b' }, { r: '红𣲘' }, { f: '1+1' }],
  });
});

const MUTATED = [
  '城市低保对象花名册（2023年9月）.xls',
  '特困人员供养花名册（2023年9月）.xlsx',
  '残疾人两项补贴发放表_202309.csv',
];
for (const file of MUTATED) {
  test(`${file} with bytes changed, cut out and doubled at random is read or refused, never a fault`, async () => {
    const original = readTestdata(file);
    const random = seeded(42);
    const place = () => Math.floor(random() * original.length);
    for (let round = 0; round < 40; round++) {
      const bytes = Buffer.from(original);
      for (let change = 0; change < 1 + random() * 20; change++) bytes[place()] = Math.floor(random() * 256);
      const [a, b] = [place(), place()].sort((x, y) => x - y);
      const shapes = [
        bytes,
        bytes.subarray(0, a),
        Buffer.concat([bytes.subarray(0, a), bytes.subarray(b)]),
        Buffer.concat([bytes, bytes.subarray(a, b)]),
      ];
      const code = await codeOf(shapes[round % shapes.length] ?? bytes);
      assert.match(code, /^(read|imports\.file\.)/);
    }
  });
}

const BROKEN_READER = path.join(import.meta.dirname, 'testing/broken-reader.ts');

async function frames(bytes: Buffer, limits: Parameters<typeof readFileApart>[1] = {}): Promise<string[]> {
  const kinds: string[] = [];
  for await (const frame of readFileApart(bytes, limits)) kinds.push(frame.kind);
  return kinds;
}

test('the reading process hands over whole files, and its refusals with their reasons', async () => {
  const kinds = await frames(readTestdata('城市低保对象花名册（2023年9月）.xls'));
  assert.deepEqual(kinds, ['file', 'begin', 'rows', 'sheet', 'end']);
  await assert.rejects(
    () => frames(readTestdata('农村低保补报名单.xlsx')),
    (error) => error instanceof UnreadableFile && error.code === 'imports.file.damaged',
  );
});

test('a reading process that breaks of itself is not said to have taken too much, and quotes nothing', async () => {
  await assert.rejects(
    () => frames(readTestdata('农村低保花名册（2023年9月）.xlsx'), { program: BROKEN_READER }),
    (error) => {
      assert.ok(error instanceof UnreadableFile);
      assert.equal(error.code, 'imports.file.not-read');
      assert.match(String(error.cause), /broken-reader/);
      assert.doesNotMatch(String(error.cause), /余秀兰/);
      return true;
    },
  );
});

test('a file that takes too much memory or time ends its reading process, not the program', async () => {
  const bytes = readTestdata('农村低保花名册（2023年9月）.xlsx');
  await assert.rejects(
    () => frames(bytes, { memoryMegabytesMax: 8 }),
    (error) => error instanceof UnreadableFile && error.code === 'imports.file.too-much',
  );
  await assert.rejects(
    () => frames(bytes, { secondsMax: 0.001 }),
    (error) => error instanceof UnreadableFile && error.code === 'imports.file.too-slow',
  );
});

test('a process that was made ready reads one file, and the next one reads the next', async () => {
  const formatOf = async (bytes: Buffer) => {
    for await (const frame of readFileApart(bytes)) if (frame.kind === 'file') return frame.value.format;
    return undefined;
  };
  expectFile();
  expectFile();
  const both = [Buffer.from('姓名,村\n王,李村\n'), Buffer.from('<table><tr><td>王</td></tr></table>')];
  assert.deepEqual(await Promise.all(both.map(formatOf)), ['csv', 'html']);
});
