/** Long side of a picture that is sent: a paper is still read easily, and a slow network carries it. */
const SIDE_PIXELS = 1_800;
const QUALITY = 0.72;
const RETRY_MS = 4_000;

/** Pictures are made small, and sent by themselves as soon as there is a network; the buttons are no longer needed. */
export function sendPictures(): void {
  const slots = document.querySelector<HTMLElement>('.slots');
  if (!slots) return;
  const words = { waiting: slots.dataset.waiting ?? '', uploading: slots.dataset.uploading ?? '' };
  let busy = 0;
  for (const form of slots.querySelectorAll<HTMLFormElement>('form.upload')) {
    const input = form.querySelector<HTMLInputElement>('input[type=file]');
    const status = form.querySelector<HTMLElement>('[role=status]');
    if (!input || !status) continue;
    form.classList.add('by-itself');
    input.addEventListener('change', async () => {
      const files = [...(input.files ?? [])];
      busy += 1;
      const problem = await sendAll(form, files, status, words);
      busy -= 1;
      if (problem !== undefined) status.textContent = problem;
      // The page says what has arrived, not what this script believes.
      else if (busy === 0) location.reload();
    });
  }
  addEventListener('beforeunload', (event) => {
    if (busy > 0) event.preventDefault();
  });
}

async function sendAll(
  form: HTMLFormElement,
  files: readonly File[],
  status: HTMLElement,
  words: { readonly waiting: string; readonly uploading: string },
): Promise<string | undefined> {
  for (const [place, file] of files.entries()) {
    const small = await shrink(file);
    // The same id on every try: a picture whose answer was lost arrives once.
    const id = newId();
    for (;;) {
      status.textContent = `${words.uploading} ${place + 1}/${files.length}`;
      const answer = await trySend(form, small, id);
      if (answer === 'arrived') break;
      if (answer !== 'no-network') return answer.says;
      status.textContent = words.waiting;
      await new Promise((resume) => setTimeout(resume, RETRY_MS));
    }
  }
  return undefined;
}

async function trySend(
  form: HTMLFormElement,
  picture: Blob,
  id: string,
): Promise<'arrived' | 'no-network' | { readonly says: string }> {
  const body = new FormData();
  body.append('slot', form.querySelector<HTMLInputElement>('[name=slot]')?.value ?? '');
  body.append('id', id);
  body.append('photo', picture, 'photo');
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
    });
    if (answer.ok) return 'arrived';
    if (answer.status === 429 || answer.status >= 500) return 'no-network';
    const said = (await answer.json()) as { says?: string };
    return { says: said.says ?? '' };
  } catch {
    return 'no-network';
  }
}

function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** As a JPEG of moderate size; what this browser cannot draw goes as it is, and the server says what is wrong. */
async function shrink(file: File): Promise<Blob> {
  if (!file.type.startsWith('image/')) return file;
  const address = URL.createObjectURL(file);
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const scale = Math.min(1, SIDE_PIXELS / Math.max(picture.naturalWidth, picture.naturalHeight));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(picture.naturalHeight * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const small = await new Promise<Blob | null>((give) => canvas.toBlob(give, 'image/jpeg', QUALITY));
    return small && small.size < file.size ? small : file;
  } catch {
    return file;
  } finally {
    URL.revokeObjectURL(address);
  }
}
