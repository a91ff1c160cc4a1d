type Child = Node | string | false | undefined;

/** An element with its attributes and children; text stays text. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | boolean>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, '');
    else if (value !== false) made.setAttribute(name, value);
  }
  made.append(...children.filter((one) => one !== false && one !== undefined));
  return made;
}

export function button(label: string, act: () => void, kind: 'main' | 'quiet' = 'quiet'): HTMLButtonElement {
  const made = el('button', { type: 'button', ...(kind === 'quiet' ? { class: 'quiet' } : {}) }, label);
  made.addEventListener('click', act);
  return made;
}

/** Shows a screen and tells whoever does not see it: the heading is read out. */
export function show(place: HTMLElement, screen: HTMLElement): void {
  place.replaceChildren(screen);
  const heading = screen.querySelector<HTMLElement>('h2, legend');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'nearest' });
}
