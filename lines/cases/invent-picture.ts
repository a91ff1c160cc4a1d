import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number];
/** The colour of the point at `x`, `y`, both from 0 to 1. */
type Paint = (x: number, y: number) => Colour;

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

function png(width: number, height: number, paint: Paint): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const points = Buffer.alloc(height * (1 + width * 3));
  for (let row = 0, at = 0; row < height; row++) {
    at += 1;
    for (let column = 0; column < width; column++, at += 3)
      points.set(paint(column / width, row / height), at);
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(points)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const isIn = (value: number, from: number, to: number) => value >= from && value < to;

/** A house in the fields, each number another hour of the day: no real place. */
export const inventHouse = (no: number): Buffer =>
  png(320, 240, (x, y) => {
    const light = 0.8 + ((no * 37) % 5) * 0.05;
    const shade = ([red, green, blue]: Colour): Colour => [red * light, green * light, blue * light];
    const isRoof = isIn(y, 0.3, 0.46) && Math.abs(x - 0.5) < 0.12 + (y - 0.3) * 1.4;
    const isWall = isIn(y, 0.46, 0.76) && isIn(x, 0.2, 0.8);
    if (isRoof) return shade([92, 84, 82]);
    if (isWall && isIn(x, 0.45, 0.55) && y > 0.54) return shade([96, 62, 44]);
    if (isWall && (isIn(x, 0.26, 0.38) || isIn(x, 0.62, 0.74)) && isIn(y, 0.53, 0.65))
      return shade([70, 96, 120]);
    if (isWall) return shade([186, 128, 100]);
    return y < 0.62 ? shade([176, 206, 232]) : shade([132, 158, 92]);
  });

/** A sheet of paper with lines as of writing and a red seal: nothing can be read on it. */
export const inventSheet = (no: number): Buffer =>
  png(240, 320, (x, y) => {
    if (Math.hypot(x - 0.7, (y - 0.8) * 1.33) < 0.1 && Math.hypot(x - 0.7, (y - 0.8) * 1.33) > 0.08)
      return [196, 48, 40];
    const line = Math.floor(y * 20);
    const end = 0.55 + (((line + no) * 7) % 5) * 0.08;
    const isWritten = isIn(line, 3, 15) && isIn(x, 0.12, end) && (y * 20) % 1 < 0.22;
    return isWritten ? [84, 88, 96] : [250, 248, 242];
  });

/** A line as of a hand. */
export const inventSignature = (no: number): Buffer =>
  png(240, 100, (x, y) => {
    const height = 0.5 + 0.25 * Math.sin(x * (14 + (no % 5) * 3)) * Math.cos(x * 5 + no);
    return isIn(x, 0.12, 0.85) && Math.abs(y - height) < 0.035 ? [24, 32, 60] : [255, 255, 255];
  });
