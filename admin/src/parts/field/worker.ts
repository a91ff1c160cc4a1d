import { FIELD_PATH } from '../../kit/kept-session.ts';

/** Whether the page itself will open without a network; `insecure` where the address is not one of TLS. */
export type Readiness = 'preparing' | 'ready' | 'insecure' | 'failed';

/**
 * Keeps the page of the village, and nothing else, on this device. It has to be asked for by whoever takes a list along:
 * other officers' browsers get no such worker.
 */
export async function keepPage(): Promise<Readiness> {
  if (!('serviceWorker' in navigator)) return 'insecure';
  try {
    const kept = await navigator.serviceWorker.register('/visits-worker.js', { scope: FIELD_PATH });
    const worker = kept.installing ?? kept.waiting ?? kept.active;
    if (kept.active || !worker) return 'ready';
    return await new Promise((resolve) => {
      worker.addEventListener('statechange', () => {
        if (worker.state === 'activated') resolve('ready');
        if (worker.state === 'redundant') resolve('failed');
      });
    });
  } catch {
    return 'failed';
  }
}
