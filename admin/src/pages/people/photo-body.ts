/** A photo as the API takes it: the file's own bytes as base64, checked by the server. */
export async function photoBody(file: File, version: number) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return { version, base64: btoa(text) };
}
