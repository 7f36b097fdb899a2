/**
 * The values of the HTTP API by the names that the screens use. All of them are generated from the server's
 * own description: a value that is missing or too weak here is mended there. Instants are RFC 3339 in UTC,
 * durations seconds, sizes bytes.
 */
import type { Asset } from './gen/schema';

export { actionFunctionValues as FUNCTIONS, placeFunctionValues as PLACE_FUNCTIONS } from './gen/schema';
export type {
  AccessPreview,
  AccessSaved,
  ActionFunction,
  Asset,
  AssetKind,
  AssetTile,
  AssetVersion,
  Can,
  Credentials,
  Direction,
  Doer as Actor,
  Done as SelectionOutcome,
  Entry as AccessEntry,
  FileMetadata as Metadata,
  Folder,
  FolderAccess,
  FolderName as PathStep,
  FolderWithPath,
  FrameRate as Fraction,
  Grant,
  Grants,
  Level,
  Locale,
  MadeView as View,
  Me,
  Moved,
  NotDone,
  NewList as AccessChange,
  NewTokenView as CreatedToken,
  NewView as ViewQuery,
  NotDoneWhy,
  NoticeView as NoticeOfNews,
  Permission,
  PlaceFunction,
  Preset,
  Processing,
  Reach as Subfolders,
  Rendition,
  RenditionName,
  Selection,
  Sort,
  State,
  Subject,
  Token,
  TokenRequest as NewToken,
  Why as WhyCode,
  Window as ViewWindow,
} from './gen/schema';

/** What is changed of an asset's description; what is left out stays. */
export type AssetChange = Partial<Pick<Asset, 'title' | 'caption' | 'keywords'>>;

/** A UUIDv7. */
export type Id = string;
