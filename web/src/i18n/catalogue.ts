import type { en } from './en';

type Texts<T> = { [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };

/** What every language has to tell: the keys of English, each with a text. */
export type Catalogue = Texts<typeof en>;
