import type { Id } from '../../base/index.ts';

/** One message as a gateway gets it. */
export interface OutgoingSms {
  /** The message's own id: a gateway that has seen it sends nothing again. */
  readonly key: Id;
  readonly countyCode: string;
  readonly phone: string;
  readonly text: string;
}

/** What came of handing a message over. */
export type Handed =
  | { readonly kind: 'sent'; readonly gatewayId: string | null }
  /** It will never take it: a number that does not exist, a text that it forbids. */
  | { readonly kind: 'refused'; readonly problem: string }
  /** It surely did not take it: try again later. */
  | { readonly kind: 'later'; readonly problem: string }
  /** The message went out and no answer came: it may have been taken or not. */
  | { readonly kind: 'unsure'; readonly problem: string };

/** Whoever carries messages to telephones. */
export interface SmsGateway {
  readonly name: string;
  /** The same key twice is sent once. Where that is not so, what is unsure is left to people. */
  readonly isIdempotent: boolean;
  send(message: OutgoingSms): Promise<Handed>;
}
