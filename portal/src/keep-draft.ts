/** A draft that is older is not brought back: somebody else may hold the telephone by then. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1_000;
/** Never written down on the telephone: what could be misused by the next who holds it, and what the server makes. */
const NOT_KEPT = new Set(['idNumber', 'key', 'village', 'another']);

interface Draft {
  readonly at: number;
  readonly values: Readonly<Record<string, string>>;
}

const keyOf = (matter: string): string => `portal.draft.${matter}`;

function read(matter: string): Draft | undefined {
  try {
    const said = JSON.parse(localStorage.getItem(keyOf(matter)) ?? 'null') as Draft | null;
    return said && Date.now() - said.at < KEPT_MS ? said : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what is typed on the telephone, letter by letter, until it is sent: a bad network loses nothing. */
export function keepDraft(): void {
  const sends = document.querySelector<HTMLFormElement>('form[data-sends]');
  sends?.addEventListener('submit', () => localStorage.removeItem(keyOf(sends.dataset.sends ?? '')));
  const form = document.querySelector<HTMLFormElement>('form[data-draft]');
  if (!form) return;
  const matter = form.dataset.draft ?? '';
  const isEmpty = ![...new FormData(form)].some(([name, value]) => !NOT_KEPT.has(name) && value !== '');
  const draft = read(matter);
  if (draft && isEmpty) bringBack(form, draft, matter);
  form.addEventListener('input', () => {
    const values: Record<string, string> = {};
    for (const [name, value] of new FormData(form))
      if (!NOT_KEPT.has(name) && typeof value === 'string' && value !== '') values[name] = value;
    try {
      localStorage.setItem(keyOf(matter), JSON.stringify({ at: Date.now(), values }));
    } catch {
      // A full or forbidden store: the page works as it does without a script.
    }
  });
}

function bringBack(form: HTMLFormElement, { values }: Draft, matter: string): void {
  for (const [name, value] of Object.entries(values)) {
    const input = form.elements.namedItem(name);
    if (input instanceof RadioNodeList) input.value = value;
    else if (input instanceof HTMLInputElement && input.type === 'radio')
      input.checked = input.value === value;
    else if (
      input instanceof HTMLInputElement ||
      input instanceof HTMLSelectElement ||
      input instanceof HTMLTextAreaElement
    )
      input.value = value;
  }
  form.dispatchEvent(new Event('change'));
  const note = document.createElement('p');
  note.className = 'good';
  note.setAttribute('role', 'status');
  note.textContent = form.dataset.kept ?? '';
  const clear = document.createElement('button');
  clear.type = 'button';
  clear.className = 'quiet small';
  clear.textContent = form.dataset.clear ?? '';
  clear.addEventListener('click', () => {
    localStorage.removeItem(keyOf(matter));
    form.reset();
    form.dispatchEvent(new Event('change'));
    note.remove();
  });
  note.append(' ', clear);
  form.before(note);
}
