/** A list of places gets an input: whoever can type need not scroll. */
export function findByTyping(): void {
  const box = document.querySelector<HTMLElement>('[data-find]');
  const items = [...(box?.querySelectorAll('li') ?? [])];
  if (!box || items.length < 8) return;
  const label = document.createElement('label');
  label.textContent = box.dataset.find ?? '';
  label.className = 'finder';
  const input = document.createElement('input');
  input.type = 'search';
  const none = document.createElement('p');
  none.setAttribute('role', 'status');
  label.append(input);
  box.before(label, none);
  input.addEventListener('input', () => {
    const wanted = input.value.trim();
    for (const item of items) item.hidden = !(item.textContent ?? '').includes(wanted);
    none.textContent = items.every((item) => item.hidden) ? (box.dataset.none ?? '') : '';
  });
}
