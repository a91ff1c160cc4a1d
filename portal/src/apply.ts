import { findByTyping } from './find-by-typing.ts';
import { keepDraft } from './keep-draft.ts';
import { sendPictures } from './send-pictures.ts';

/** What a script adds to the pages of an application; without it they work as they are. */
findByTyping();
askOnlyWhatApplies();
keepDraft();
sendPictures();
document.getElementById('problems')?.focus();

/** A question that depends on another is shown when that is answered so. */
function askOnlyWhatApplies(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-draft]');
  if (!form) return;
  const update = (): void => {
    const given = new FormData(form);
    for (const part of form.querySelectorAll<HTMLElement>('[data-when]')) {
      const values = (part.dataset.is ?? '').split('|');
      part.hidden = !values.includes(String(given.get(part.dataset.when ?? '') ?? ''));
    }
  };
  form.addEventListener('change', update);
  update();
}
