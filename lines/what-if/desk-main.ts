import { parentPort } from 'node:worker_threads';
import { openLaw } from '../policy/open-law.ts';
import { Desk, type DeskCalls, NoPopulation } from './desk.ts';

/** The desk in a thread of its own: what is asked comes as a message, and so does what comes of it. */
const port = parentPort;
if (!port) throw new Error('this file is started as a worker');
const desk = openLaw().then((law) => new Desk(law));

port.on('message', async ({ id, call, wish }: { id: number; call: keyof DeskCalls; wish: never }) => {
  try {
    port.postMessage({ id, value: await (await desk)[call](wish) });
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    port.postMessage({ id, error: said, isGone: error instanceof NoPopulation });
  }
});
