import type { Id } from '@/api/types';
import type { Failure } from './failure';

export interface Outgoing {
  readonly file: File;
  /** What the server is told of where it goes. */
  readonly to: { readonly folder: Id } | { readonly asset: Id };
  /** Where the rest goes, if it was begun before. */
  readonly url: string | null;
}

export interface SendingEvents {
  /** The server has made room; from here on it can be gone on with. */
  readonly onUrl: (url: string) => void;
  readonly onProgress: (sent: number) => void;
  /** The server has kept so much. */
  readonly onKept: (sent: number) => void;
  /** Complete. The asset's id, unless the answer with it was lost. */
  readonly onDone: (assetId: Id | null) => void;
  readonly onFailure: (failure: Failure) => void;
}

export interface Sending {
  /** Stops; what was sent stays at the server. No event comes after it. */
  readonly stop: () => void;
}

/** Sends one file. */
export interface Sender {
  readonly send: (outgoing: Outgoing, on: SendingEvents) => Sending;
  /** Has the server drop what it holds of an upload. */
  readonly terminate: (url: string) => Promise<void>;
}
