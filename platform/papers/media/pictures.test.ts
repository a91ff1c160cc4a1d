import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { cleanFile, cleanPicture } from './clean.ts';
import { tellType } from './tell-type.ts';

const limits = { bytesMax: 512 * 1024, sidePixelsMax: 4_096 };
const clean = (bytes: Buffer) => cleanPicture(bytes, limits);

const segment = (marker: number, body: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 30.1N 114.9E')]);
}

function jpeg(given: { orientation?: number; width?: number } = {}): Buffer {
  const frame = Buffer.from([8, 0, 20, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(given.width ?? 10, 3);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    segment(0xe1, exif(given.orientation ?? 1)),
    segment(0xfe, Buffer.from('taken by 王卫华')),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 3, 0xff, 0, 4]),
    Buffer.from([0xff, 0xd9]),
    Buffer.from('something behind the end'),
  ]);
}

const chunk = (type: string, body: Buffer) => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

function png(width = 1): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(width);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from('GPS\x0030.1N')),
    chunk('IDAT', deflateSync(Buffer.from([0, 1, 2, 3]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const codeOf = (bytes: Buffer) => {
  const made = clean(bytes);
  return made.ok ? made.value.mediaType : made.refusal.code;
};

test('a photo keeps its picture and loses place, comment and what is hidden behind its end', () => {
  for (const bytes of [jpeg(), png()]) {
    const made = clean(bytes);
    assert.ok(made.ok);
    assert.ok(!/GPS|taken by|behind/.test(made.value.bytes.toString('latin1')));
    assert.ok(made.value.bytes.length < bytes.length);
    const again = clean(made.value.bytes);
    assert.ok(again.ok && again.value.bytes.equals(made.value.bytes));
  }
});

test('a photo taken sideways stays marked as sideways, and says nothing else', () => {
  const made = clean(jpeg({ orientation: 6 }));
  assert.ok(made.ok);
  const at = made.value.bytes.indexOf('Exif');
  assert.ok(at > 0 && made.value.bytes.readUInt16BE(at + 24) === 6);
  assert.ok(!made.value.bytes.includes('GPS'));
});

test('what a file is decides its first bytes, not its name; another kind is refused', () => {
  assert.equal(codeOf(jpeg()), 'image/jpeg');
  assert.equal(codeOf(png()), 'image/png');
  for (const other of ['GIF89a', '<svg onload=alert(1)>', '%PDF-1.7', 'PK\u0003\u0004']) {
    assert.equal(codeOf(Buffer.from(other)), 'papers.kind');
  }
  assert.equal(codeOf(Buffer.alloc(0)), 'papers.empty');
  for (const brand of ['heic', 'mif1', 'avif']) {
    assert.equal(codeOf(Buffer.from(`\0\0\0\u0018ftyp${brand}\0\0`, 'latin1')), 'papers.heic');
  }
});

test('a picture that says it is enormous, or a file too large, is refused before anybody draws it', () => {
  assert.equal(codeOf(jpeg({ width: 60_000 })), 'papers.size');
  assert.equal(codeOf(png(1_000_000)), 'papers.size');
  assert.equal(codeOf(Buffer.concat([jpeg(), Buffer.alloc(600_000)])), 'papers.size');
});

test('a damaged photo is refused and never breaks the program', () => {
  fc.assert(
    fc.property(fc.constantFrom(jpeg(), png()), fc.nat(), fc.nat(255), fc.nat(), (whole, at, byte, cut) => {
      const bytes = Buffer.from(whole.subarray(0, 3 + (cut % whole.length)));
      bytes[3 + (at % Math.max(1, bytes.length - 3))] = byte;
      assert.match(codeOf(bytes), /^(image\/|papers\.)/);
    }),
    { numRuns: 3_000 },
  );
});

const pdf = (body = '') => Buffer.from(`%PDF-1.7\n1 0 obj << /Type /Catalog ${body} >> endobj\n%%EOF\n`);
const fileCodeOf = (bytes: Buffer) => {
  const made = cleanFile(bytes, limits);
  return made.ok ? made.value.mediaType : made.refusal.code;
};

test('a PDF is taken as it is; one that is cut off, locked or would run something is refused in words', () => {
  assert.equal(fileCodeOf(pdf()), 'application/pdf');
  assert.equal(fileCodeOf(pdf().subarray(0, 20)), 'papers.damaged');
  assert.equal(fileCodeOf(pdf('/Encrypt 5 0 R')), 'papers.pdf-locked');
  for (const active of ['/OpenAction << /S /JavaScript /JS (x) >>', '/S /Launch', '/EmbeddedFile']) {
    assert.equal(fileCodeOf(pdf(active)), 'papers.pdf-active');
  }
  assert.equal(fileCodeOf(Buffer.concat([pdf(), Buffer.alloc(600_000)])), 'papers.size');
  assert.equal(fileCodeOf(jpeg()), 'image/jpeg');
});

test('nothing is told for a picture or a PDF that does not begin as one, whatever stands behind', () => {
  const heads = ['\u00ff\u00d8\u00ff', '\u0089PNG\r\n\u001a\n'];
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3_000 }), (given) => {
      const bytes = Buffer.from(given);
      const told = tellType(bytes);
      const text = bytes.toString('latin1');
      assert.equal(told === 'image/jpeg', text.startsWith(heads[0] ?? ''));
      assert.equal(told === 'image/png', text.startsWith(heads[1] ?? ''));
      if (told === 'application/pdf') assert.ok(text.slice(0, 1_024).includes('%PDF-'));
    }),
    { numRuns: 2_000 },
  );
  fc.assert(
    fc.property(fc.constantFrom(jpeg(), png(), pdf()), fc.uint8Array({ maxLength: 200 }), (whole, tail) => {
      assert.equal(tellType(Buffer.concat([whole, Buffer.from(tail)])), tellType(whole));
    }),
  );
});
