/** Markers of JPEG (ITU-T T.81): a length of two bytes follows all of these but the bare ones. */
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const APP0_JFIF = 0xe0;
const APP1_EXIF = 0xe1;
const APP14_ADOBE = 0xee;
const APP_FIRST = 0xe0;
const APP_LAST = 0xef;
const COMMENT = 0xfe;
const FRAMES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

export interface StrippedImage {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Which way up a telephone held the picture: the one thing of its Exif block that must stay. 1 is upright. */
function orientationOf(segment: Buffer): number {
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0') return 1;
  const tiff = segment.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const u32 = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = u32(4);
  for (let index = 0; index < u16(directory); index++) {
    const entry = directory + 2 + index * 12;
    if (u16(entry) === 0x0112) return u16(entry + 8);
  }
  return 1;
}

/** An Exif block that says nothing but the orientation. */
function orientationBlock(orientation: number): Buffer {
  const block = Buffer.alloc(36);
  block.writeUInt16BE(0xff00 | APP1_EXIF, 0);
  block.writeUInt16BE(34, 2);
  block.write('Exif\0\0MM\0*', 4, 'latin1');
  block.writeUInt32BE(8, 14);
  block.writeUInt16BE(1, 18);
  block.writeUInt16BE(0x0112, 20);
  block.writeUInt16BE(3, 22);
  block.writeUInt32BE(1, 24);
  block.writeUInt16BE(orientation, 28);
  return block;
}

/**
 * A JPEG without what it tells besides the picture: place, time, camera, thumbnails, comments. Undefined when its
 * segments do not fit together.
 */
export function stripJpeg(bytes: Buffer): StrippedImage | undefined {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | undefined;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    const next = at + 2 + length;
    if (length < 2 || next > bytes.length) return undefined;
    const segment = bytes.subarray(at, next);
    if (marker === START_OF_SCAN) {
      const end = bytes.lastIndexOf(Buffer.from([0xff, END_OF_IMAGE]));
      if (end < next || size === undefined) return undefined;
      return { bytes: Buffer.concat([...kept, bytes.subarray(at, end + 2)]), ...size };
    }
    if (FRAMES.has(marker)) {
      if (length < 8) return undefined;
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    const isNoise = (marker >= APP_FIRST && marker <= APP_LAST) || marker === COMMENT;
    if (!isNoise || marker === APP0_JFIF || marker === APP14_ADOBE) kept.push(segment);
    else if (marker === APP1_EXIF) {
      const orientation = readOrientation(segment.subarray(4));
      if (orientation > 1 && orientation <= 8) kept.push(orientationBlock(orientation));
    }
    at = next;
  }
  return undefined;
}

/** A damaged Exif block is thrown away with the rest of it. */
function readOrientation(segment: Buffer): number {
  try {
    return orientationOf(segment);
  } catch {
    return 1;
  }
}
