import i18next, { type TFunction } from 'i18next';
import type { ActionFunction, Asset, Can, NotDoneWhy, Permission, Preset } from '@/api/types';
import { Problem } from '@/api/problem';
import type { en } from './en';
import { promisedFormat } from './promised';

/** A folder or group by its name; a preset that nobody renamed, by the word of the reader's language. */
export function nameOf(t: TFunction, thing: { name: string; preset: Preset | null }): string {
  return thing.preset === null ? thing.name : t(`preset.${thing.preset}`);
}

type Dashed<T extends string> = T extends `${infer A}.${infer B}` ? `${A}-${B}` : T;

/** i18next reads a dot as a step down, so that a function's key has a dash instead. */
function isDashed(key: string): key is Dashed<ActionFunction> {
  return i18next.exists(`functions.${key}`);
}

function dashed(name: ActionFunction): Dashed<ActionFunction> {
  const key = name.replace('.', '-');
  if (!isDashed(key)) throw new Error(`no words for the function ${name}`);
  return key;
}

export function functionName(t: TFunction, name: ActionFunction): string {
  return t(`functions.${dashed(name)}.name`);
}

export function functionDoes(t: TFunction, name: ActionFunction): string {
  return t(`functions.${dashed(name)}.does`);
}

/** Why a control is disabled, in words; null where it is not. A permission that was not told is none. */
export function whyNot(t: TFunction, permission: Permission | undefined): string | null {
  if (permission === undefined) return t('why.function_unset');
  return permission.allowed ? null : whyText(t, permission.why);
}

/** As `whyNot`, with the right that it needs. */
export function whyNotTo(t: TFunction, can: Can, action: ActionFunction): string | null {
  const reason = whyNot(t, can[action]);
  return reason === null ? null : needing(t, action, reason);
}

/** A reason with the right that is needed; what is archived and the like needs another thing first. */
export function needing(t: TFunction, action: ActionFunction, reason: string): string {
  const isOfState = reason === t('why.state_archived') || reason === t('why.state_trashed');
  return isOfState ? reason : t('why.needs', { reason, name: functionName(t, action) });
}

export function whyText(t: TFunction, why: NotDoneWhy): string {
  return t(`why.${why}`);
}

type PreviewCode = keyof typeof en.preview.why;

/** Media types that tell nothing of a kind: of plain bytes, and of whatever is packed. */
const UNKNOWN = ['application/octet-stream', 'application/zip'];

/**
 * Why a file has no preview, or not a whole one: what the server could not do with it, that its content is not what
 * its name promises, or that nobody shows its kind.
 */
export function whyNoPreview(
  t: TFunction,
  { failure, content_type, versions }: Pick<Asset, 'failure' | 'content_type' | 'versions'>,
): string {
  const code = failure?.code ?? 'unsupported';
  const shown = versions.find(({ active }) => active);
  const format = shown === undefined ? null : promisedFormat(shown.file_name);
  if (code === 'unsupported' && UNKNOWN.includes(content_type) && format !== null) {
    return t('preview.why.misnamed', { format });
  }
  return t(`preview.why.${isPreviewCode(code) ? code : 'other'}`);
}

type ProblemCode = Exclude<keyof typeof en.problem, 'field' | 'throttled_one' | 'throttled_other'>;
type FieldCode = keyof typeof en.problem.field;

/** What went wrong, in a sentence. */
export function problemText(t: TFunction, error: unknown): string {
  if (!(error instanceof Problem)) return t('problem.other');
  if (error.code === 'throttled') return t('problem.throttled', { count: error.retryAfter ?? 60 });
  if (error.code === 'refused' && error.detail !== null) return error.detail;
  const why = error.params.why;
  if (error.code === 'refused' && typeof why === 'string' && isWhy(why)) return whyText(t, why);
  // What exactly was not accepted, where that is told.
  const [field] = error.fields;
  if (error.code === 'invalid' && field !== undefined && isFieldCode(field.code)) {
    return t(`problem.field.${field.code}`);
  }
  return t(`problem.${isProblemCode(error.code) ? error.code : 'other'}`);
}

/** What the server says of one field, or null where it took it. */
export function fieldText(t: TFunction, error: unknown, field: string): string | null {
  if (!(error instanceof Problem)) return null;
  const found = error.fields.find((each) => each.field === field);
  if (found === undefined) return null;
  return t(`problem.field.${isFieldCode(found.code) ? found.code : 'other'}`);
}

function isWhy(code: string): code is NotDoneWhy {
  return i18next.exists(`why.${code}`);
}

function isPreviewCode(code: string): code is PreviewCode {
  return i18next.exists(`preview.why.${code}`);
}

function isProblemCode(code: string): code is ProblemCode {
  return code !== 'field' && i18next.exists(`problem.${code}`);
}

function isFieldCode(code: string): code is FieldCode {
  return i18next.exists(`problem.field.${code}`);
}
