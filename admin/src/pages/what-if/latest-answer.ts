import { call, type Refused } from '../../api/index.ts';
import type { Answer, Question } from './question.ts';

/** After a hand has rested for so long, the months until the end of the year are computed as well. */
const REST_MS = 250;

export interface Answered {
  /** The last answer there is; it stays until the next one. */
  readonly answer: Answer | undefined;
  readonly error: Refused | undefined;
  /** Whether what is shown is not yet what was asked. */
  readonly isBusy: boolean;
}

/**
 * The answer to the newest question. While a slider moves, one question is under way and the newest waits: what was
 * passed over is never asked, so the server is never more than one behind the hand.
 */
export class LatestAnswer {
  #state: Answered = { answer: undefined, error: undefined, isBusy: true };
  #wanted: { readonly key: string; readonly question: Question; readonly isFresh: boolean } | undefined;
  #answered = '';
  #isUnderWay = false;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #course: AbortController | undefined;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly read = (): Answered => this.#state;

  /** @param turn another number asks for the population of this moment */
  want(question: Question, turn: number): void {
    const key = `${turn} ${JSON.stringify(question)}`;
    if (this.#wanted?.key === key) return;
    const isFresh = turn > 0 && !this.#wanted?.key.startsWith(`${turn} `);
    this.#wanted = { key, question, isFresh };
    this.#set({ ...this.#state, isBusy: true });
    this.#course?.abort();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#askCourse(), REST_MS);
    void this.#askNewest();
  }

  stop(): void {
    clearTimeout(this.#rest);
    this.#course?.abort();
  }

  #set(state: Answered): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  async #askNewest(): Promise<void> {
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    while (this.#wanted && this.#wanted.key !== this.#answered) {
      const { key, question, isFresh } = this.#wanted;
      try {
        const answer = await call('POST /api/v1/what-if/ask', { body: { ...question, isFresh } });
        // The course of the question before is not of this one.
        this.#set({ answer, error: undefined, isBusy: true });
      } catch (error) {
        this.#set({ ...this.#state, error: error as Refused, isBusy: false });
      }
      this.#answered = key;
    }
    this.#isUnderWay = false;
  }

  async #askCourse(): Promise<void> {
    const asked = this.#wanted;
    if (!asked) return;
    const course = new AbortController();
    this.#course = course;
    try {
      const body = { ...asked.question, withCourse: true };
      const answer = await call('POST /api/v1/what-if/ask', { body }, { signal: course.signal });
      if (this.#wanted?.key === asked.key) this.#set({ answer, error: undefined, isBusy: false });
    } catch (error) {
      if (!course.signal.aborted) this.#set({ ...this.#state, error: error as Refused, isBusy: false });
    }
  }
}
