/** A photo as the API takes it: the file's own bytes as base64, with its kind. */
export async function photoBody(file: File, version: number) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return { version, mediaType: file.type as 'image/jpeg' | 'image/png', base64: btoa(text) };
}
