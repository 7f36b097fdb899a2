/**
 * The values of the HTTP API by the names that the screens use. All of them are generated from the server's
 * own description: a value that is missing or too weak here is mended there. Instants are RFC 3339 in UTC,
 * durations seconds, sizes bytes.
 */
import type { Asset, ValueChange } from './gen/schema';

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
  ChangeBody as Proposal,
  Credentials,
  Direction,
  Doer as Actor,
  Done as SelectionOutcome,
  Effect,
  Entry as AccessEntry,
  ExplanationView as Explanation,
  Field,
  FieldValue,
  FileMetadata as Metadata,
  Folder,
  FolderAccess,
  FolderName as PathStep,
  FolderWithPath,
  FrameRate as Fraction,
  Gate,
  Grant,
  Grants,
  Level,
  Locale,
  MadeView as View,
  Me,
  Moved,
  NamesView as Names,
  NotDone,
  NewList as AccessChange,
  NewTokenView as CreatedToken,
  NewView as ViewQuery,
  NotDoneWhy,
  NoticeView as NoticeOfNews,
  PassedBy,
  PassingView as Passing,
  Permission,
  PlaceFunction,
  PlaceShiftView as PlaceShift,
  Preset,
  Processing,
  Reach as Subfolders,
  ReachView as ReachOf,
  Rendition,
  RenditionName,
  Selection,
  ShiftView as Shift,
  ShiftsView as Shifts,
  Sort,
  State,
  Subject,
  TargetBody as Target,
  Token,
  ValueChange,
  ToldView as Told,
  ToExplain as Question,
  TokenRequest as NewToken,
  WhatCanView as WhatCan,
  WhatIfView as WhatIf,
  WhoCanView as WhoCan,
  Why as WhyCode,
  Window as ViewWindow,
} from './gen/schema';

/** What is changed of an asset's description; what is left out stays. */
export type AssetChange = Partial<Pick<Asset, 'title' | 'caption' | 'credit' | 'rights'>> & {
  tags?: string[];
  fields?: ValueChange[];
};

/** A UUIDv7. */
export type Id = string;
