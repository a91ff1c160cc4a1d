/** What the API takes, in bytes: the registry's own limit. */
const BYTES_MAX = 512 * 1024;
/** More than any card shows; a telephone takes four times that. */
const SIDE_MAX_PX = 1200;
const QUALITIES = [0.88, 0.75, 0.6];

/**
 * A photo as the API takes it, as base64. What a telephone took is made smaller first; the server checks it.
 * Null when it is too large and stays so.
 */
export async function photoBody(
  file: File,
  version: number,
): Promise<{ version: number; base64: string } | null> {
  const photo = file.size > BYTES_MAX ? await shrink(file) : file;
  if (!photo) return null;
  const bytes = new Uint8Array(await photo.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return { version, base64: btoa(text) };
}

/** The picture on fewer pixels, as JPEG; null when the browser cannot read it, or cannot make it small enough. */
async function shrink(file: File): Promise<Blob | null> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!picture) return null;
  const scale = Math.min(1, SIDE_MAX_PX / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  for (const quality of QUALITIES) {
    const made = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', quality);
    });
    if (made && made.size <= BYTES_MAX) return made;
  }
  return null;
}
