import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { cleanPhoto } from './photo.ts';

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
  const clean = cleanPhoto(bytes);
  return clean.ok ? clean.value.mediaType : clean.refusal.code;
};

test('a photo keeps its picture and loses place, comment and what is hidden behind its end', () => {
  for (const bytes of [jpeg(), png()]) {
    const clean = cleanPhoto(bytes);
    assert.ok(clean.ok);
    assert.ok(!/GPS|taken by|behind/.test(clean.value.bytes.toString('latin1')));
    assert.ok(clean.value.bytes.length < bytes.length);
    const again = cleanPhoto(clean.value.bytes);
    assert.ok(again.ok && again.value.bytes.equals(clean.value.bytes));
  }
});

test('a photo taken sideways stays marked as sideways, and says nothing else', () => {
  const clean = cleanPhoto(jpeg({ orientation: 6 }));
  assert.ok(clean.ok);
  const at = clean.value.bytes.indexOf('Exif');
  assert.ok(at > 0 && clean.value.bytes.readUInt16BE(at + 24) === 6);
  assert.ok(!clean.value.bytes.includes('GPS'));
});

test('what a file is decides its first bytes, not its name; another kind is refused', () => {
  assert.equal(codeOf(jpeg()), 'image/jpeg');
  assert.equal(codeOf(png()), 'image/png');
  for (const other of ['GIF89a', '<svg onload=alert(1)>', '%PDF-1.7', '']) {
    assert.equal(codeOf(Buffer.from(other)), 'registry.photo.kind');
  }
});

test('a picture that says it is enormous, or a file too large, is refused before anybody draws it', () => {
  assert.equal(codeOf(jpeg({ width: 60_000 })), 'registry.photo.size');
  assert.equal(codeOf(png(1_000_000)), 'registry.photo.size');
  assert.equal(codeOf(Buffer.concat([jpeg(), Buffer.alloc(600_000)])), 'registry.photo.size');
});

test('a damaged photo is refused and never breaks the program', () => {
  fc.assert(
    fc.property(fc.constantFrom(jpeg(), png()), fc.nat(), fc.nat(255), fc.nat(), (whole, at, byte, cut) => {
      const bytes = Buffer.from(whole.subarray(0, 3 + (cut % whole.length)));
      bytes[3 + (at % Math.max(1, bytes.length - 3))] = byte;
      assert.match(codeOf(bytes), /^(image\/|registry\.photo\.)/);
    }),
    { numRuns: 3_000 },
  );
});
