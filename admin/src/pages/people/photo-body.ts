import { fitPicture, toBase64 } from '../../kit/picture.ts';

/** More than any card shows; a telephone takes four times that. */
const SIDE_MAX_PX = 1200;

/** A photo as the registry takes it; null when it is too large and stays so. The server checks it. */
export async function photoBody(
  file: File,
  version: number,
): Promise<{ version: number; base64: string } | null> {
  const photo = await fitPicture(file, SIDE_MAX_PX);
  return photo && { version, base64: await toBase64(photo) };
}
