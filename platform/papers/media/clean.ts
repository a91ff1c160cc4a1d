import type { Outcome } from '../../base/index.ts';
import { done, refuse } from '../../base/index.ts';
import { pdfFault } from './pdf.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';
import { tellType } from './tell-type.ts';

export interface CleanPicture {
  readonly mediaType: 'image/jpeg' | 'image/png';
  readonly bytes: Buffer;
}

export interface CleanFile {
  readonly mediaType: CleanPicture['mediaType'] | 'application/pdf';
  readonly bytes: Buffer;
}

export interface PictureLimits {
  readonly bytesMax: number;
  readonly sidePixelsMax: number;
}

const field = 'base64';
const KILOBYTE = 1024;

const sayBytes = (bytes: number): string =>
  bytes >= KILOBYTE * KILOBYTE ? `${bytes / KILOBYTE / KILOBYTE} MB` : `${bytes / KILOBYTE} KB`;

/**
 * A picture by its first bytes, without what it should not tell: place, camera, time, comments. Refusals:
 * `papers.empty`, `papers.size`, `papers.kind`, `papers.heic`, `papers.damaged`.
 */
export function cleanPicture(bytes: Buffer, limits: PictureLimits): Outcome<CleanPicture> {
  if (bytes.length === 0) return refuse('papers.empty', {}, { field });
  if (bytes.length > limits.bytesMax) {
    return refuse('papers.size', { limit: sayBytes(limits.bytesMax) }, { field });
  }
  const type = tellType(bytes);
  if (type === 'heic') return refuse('papers.heic', {}, { field });
  if (type !== 'image/jpeg' && type !== 'image/png') return refuse('papers.kind', {}, { field });
  const stripped = type === 'image/png' ? stripPng(bytes) : stripJpeg(bytes);
  if (stripped === undefined || stripped.width === 0 || stripped.height === 0) {
    return refuse('papers.damaged', {}, { field });
  }
  const side = limits.sidePixelsMax;
  // A small file can say that it is a picture of a million by a million; nobody's browser should try.
  if (stripped.width > side || stripped.height > side) {
    return refuse('papers.size', { limit: `${side} × ${side}` }, { field });
  }
  return done({ mediaType: type, bytes: stripped.bytes });
}

/** As `cleanPicture`, and PDF besides. Refusals: those, and `papers.pdf-locked`, `papers.pdf-active`. */
export function cleanFile(bytes: Buffer, limits: PictureLimits): Outcome<CleanFile> {
  if (tellType(bytes) !== 'application/pdf') return cleanPicture(bytes, limits);
  if (bytes.length > limits.bytesMax) {
    return refuse('papers.size', { limit: sayBytes(limits.bytesMax) }, { field });
  }
  const fault = pdfFault(bytes);
  if (fault === 'damaged') return refuse('papers.damaged', {}, { field });
  if (fault === 'locked') return refuse('papers.pdf-locked', {}, { field });
  if (fault === 'active') return refuse('papers.pdf-active', {}, { field });
  return done({ mediaType: 'application/pdf', bytes });
}
