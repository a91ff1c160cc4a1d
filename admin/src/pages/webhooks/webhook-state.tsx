import type { ItemOf } from '../../api/index.ts';
import { Mark, useTexts } from '../../kit/index.ts';
import { webhookTexts } from './texts.ts';

export type Webhook = ItemOf<'GET /api/v1/webhooks'>;
type Shown = 'active' | 'failing' | 'disabled' | 'off';

const tones = { active: 'ok', failing: 'warn', disabled: 'seal', off: 'plain' } as const;

export function shownState({ state, failingSince }: Webhook): Shown {
  if (state === 'disabled' || state === 'off') return state;
  return failingSince === null ? 'active' : 'failing';
}

export function WebhookState({ webhook }: { webhook: Webhook }) {
  const t = useTexts(webhookTexts);
  const shown = shownState(webhook);
  return <Mark tone={tones[shown]}>{t.states[shown]}</Mark>;
}
