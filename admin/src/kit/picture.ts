/** What the API takes of a person or a visit, in bytes: the server's own limit. */
const BYTES_MAX = 512 * 1024;
const QUALITIES = [0.88, 0.75, 0.6];

/** A file as base64, as the API takes it. */
export function toBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'));
    reader.readAsDataURL(file);
  });
}

/**
 * A picture that the API takes: what a telephone took is made smaller. Null when it is too large and stays so, or when
 * the browser cannot read it.
 */
export async function fitPicture(
  file: File,
  sideMaxPx: number,
  bytesMax: number = BYTES_MAX,
): Promise<Blob | null> {
  return file.size > bytesMax ? shrink(file, sideMaxPx, bytesMax) : file;
}

/** The picture on fewer pixels, as JPEG. */
async function shrink(file: File, sideMaxPx: number, bytesMax: number): Promise<Blob | null> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!picture) return null;
  const scale = Math.min(1, sideMaxPx / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  for (const quality of QUALITIES) {
    const made = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', quality);
    });
    if (made && made.size <= bytesMax) return made;
  }
  return null;
}
