/**
 * The values of the HTTP API, `/api/v1`. Ids are UUIDv7 strings, instants RFC 3339 in UTC,
 * durations seconds, sizes bytes. They say what the server's OpenAPI description says.
 */

export type Id = string;
export type Instant = string;

/** Functions that are asked of a folder, a project, a playlist or an asset. */
export const PLACE_FUNCTIONS = [
  'see',
  'download',
  'upload',
  'edit',
  'move',
  'archive',
  'delete',
  'comment',
  'comment.edit',
  'task.create',
  'task.edit',
  'approval.create',
  'approval.decide',
  'approval.delete',
  'share.review',
  'share.download',
  'share.web',
  'folder.create',
  'folder.edit',
  'folder.archive',
  'folder.delete',
  'project.edit',
  'project.delete',
  'access',
  'invite',
] as const;

/** Functions that are asked of the account and of nothing else. */
export const ACCOUNT_FUNCTIONS = [
  'tag.manage',
  'stage.manage',
  'user.manage',
  'privilege.manage',
  'group.manage',
  'people.see',
  'project.create',
  'playlist.create',
  'licence.manage',
  'licence.override',
  'colour.manage',
  'consent.manage',
  'audit.read',
  'settings.manage',
  'supermode',
  'billing.manage',
] as const;

export type PlaceFunction = (typeof PLACE_FUNCTIONS)[number];
export type AccountFunction = (typeof ACCOUNT_FUNCTIONS)[number];
export type ActionFunction = PlaceFunction | AccountFunction;

/** Why something may not be done. The screen's words for it are `why.<code>`. */
export type WhyCode =
  | 'standing'
  | 'function_unset'
  | 'function_denied'
  | 'place_unset'
  | 'place_denied'
  | 'state_archived'
  | 'state_trashed'
  | 'scope'
  | 'maintenance'
  | 'file_security'
  | 'licence'
  | 'colour';

export type Permission = { allowed: true } | { allowed: false; why: WhyCode };

/** What the asker may do with the thing that carries it, by the server's own decision. */
export type Can = Partial<Record<ActionFunction, Permission>>;

export type Level = 'owner' | 'admin' | 'creator' | 'member';
export type Locale = 'en' | 'de';

export interface User {
  id: Id;
  login: string;
  first_name: string;
  last_name: string;
  email: string | null;
  level: Level;
}

export interface Me {
  user: User;
  account: { name: string };
  csrf: string;
  /** What they chose; `null` before they did. */
  locale: Locale | null;
  can: Can;
  supermode: { until: Instant } | null;
}

export interface Credentials {
  login: string;
  password: string;
}

export interface Token {
  id: Id;
  name: string;
  scope: ActionFunction[];
  created_at: Instant;
  until: Instant | null;
  /** It opens nothing any more, since its maker was deactivated. */
  stopped: boolean;
}

export interface NewToken {
  name: string;
  scope: ActionFunction[];
  until: Instant | null;
}

/** A token just made, with its secret, which is shown this once. */
export interface CreatedToken {
  token: Token;
  secret: string;
}

export type State = 'live' | 'archived' | 'trashed';

export interface PathStep {
  id: Id;
  name: string;
}

export interface Folder {
  id: Id;
  name: string;
  /** The nearest ancestor that the asker may see. */
  parent: Id | null;
  state: State;
  version: number;
  has_children: boolean;
  created_at: Instant;
  can: Can;
}

export interface FolderWithPath extends Folder {
  /** The visible ancestors from the top, the folder itself last. */
  path: PathStep[];
}

export type SubjectKind = 'group' | 'user';
export type GroupKind = 'all_users' | 'admins' | 'custom';

export interface SubjectRef {
  kind: SubjectKind;
  id: Id;
}

export interface Subject extends SubjectRef {
  name: string;
  /** Null for a person. */
  group_kind: GroupKind | null;
  /** How many people a group has; null for a person, and where it is not told. */
  people: number | null;
}

export interface Grant {
  state: 'allow' | 'deny';
  until: Instant | null;
}

export type Grants = Partial<Record<PlaceFunction, Grant>>;

export interface AccessEntry {
  subject: Subject;
  until: Instant | null;
  grants: Grants;
}

export interface FolderAccess {
  version: number;
  /** Whether the folder has a list of its own. */
  own: boolean;
  inherited_from: PathStep | null;
  functions: PlaceFunction[];
  /** The list that holds here. */
  entries: AccessEntry[];
  /** What subfolders are handed, only where it differs from `entries`. */
  below: AccessEntry[] | null;
  /** The list that would hold here without lists of the folder's own. */
  inherited: AccessEntry[];
  can: Can;
}

/** Whether subfolders follow the list that is saved, or keep what they have. */
export type Subfolders = 'update' | 'keep';

export interface AccessChange {
  entries: { subject: SubjectRef; until?: Instant | null; grants: Grants }[];
  subfolders: Subfolders;
  confirm?: boolean;
}

export interface AccessSaved {
  /** The list as it is now; null where whoever saved it may no longer see it. */
  access: FolderAccess | null;
  /** Whether lists of subfolders stayed because the maker may not change them. */
  lists_kept: boolean;
}

export interface AccessPreview {
  folders_following: number;
  lists_removed: number;
  lists_kept: boolean;
  locks_out_self: boolean;
  locks_out_last: boolean;
}

export type Sort = 'name' | 'added' | 'taken' | 'size' | 'relevance';
export type Direction = 'ascending' | 'descending';

/** What a view lists. Without `below` only what lies in the folder itself. */
export interface ViewQuery {
  folder?: Id;
  below?: boolean;
  query?: string;
  sort?: Sort;
  direction?: Direction;
  state?: State;
}

/** A list that the server keeps for its maker for an hour. Null stands where a thing may no longer be seen. */
export interface View {
  id: Id;
  total: number;
  first: (AssetTile | null)[];
}

export interface ViewWindow {
  from: number;
  items: (AssetTile | null)[];
}

export type AssetKind = 'picture' | 'film' | 'sound' | 'document' | 'other';
export type Processing = 'waiting' | 'ready' | 'failed' | 'unsupported';

export interface AssetTile {
  id: Id;
  version: number;
  title: string;
  file_name: string;
  kind: AssetKind;
  state: State;
  width: number | null;
  height: number | null;
  duration: number | null;
  size: number;
  added_at: Instant;
  taken_at: Instant | null;
  processing: Processing;
  thumbnail: string | null;
  folder: Id;
  can: Can;
}

export interface Fraction {
  numerator: number;
  denominator: number;
}

export interface Metadata {
  camera: string | null;
  lens: string | null;
  frame_rate: Fraction | null;
  sample_rate: number | null;
  channels: number | null;
  /** Seconds ahead of UTC, where the file tells it. */
  taken_offset: number | null;
  latitude: number | null;
  longitude: number | null;
}

export type RenditionName = '320' | '1280' | '2560' | 'proxy' | 'waveform';

export interface Rendition {
  name: RenditionName;
  url: string;
  content_type: string;
  width: number | null;
  height: number | null;
  size: number;
}

/** Who did something. Both are null for somebody whom the asker may not see. */
export interface Actor {
  id: Id | null;
  name: string | null;
}

export interface AssetVersion {
  id: Id;
  number: number;
  active: boolean;
  file_name: string;
  size: number;
  added_at: Instant;
  added_by: Actor;
}

export interface Asset extends AssetTile {
  caption: string;
  keywords: string[];
  path: PathStep[];
  content_type: string;
  metadata: Metadata;
  failure: { code: string } | null;
  renditions: Rendition[];
  /** Null where the asker may not download. */
  source_url: string | null;
  versions: AssetVersion[];
  added_by: Actor;
}

export interface AssetChange {
  title?: string;
  caption?: string;
  keywords?: string[];
}

/** Assets by id, or by their positions in a view: `[from, until)` ranges without the excepted ones. */
export type Selection = { assets: Id[] } | { view: Id; ranges: [number, number][]; except: number[] };

export interface Refusal {
  id: Id;
  code: string;
  why: WhyCode | null;
}

export interface SelectionOutcome {
  done: number;
  refused: Refusal[];
}
