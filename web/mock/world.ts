import type {
  AccessEntry,
  AssetTile,
  Can,
  Folder,
  Grants,
  Me,
  PlaceFunction,
  Subject,
} from '../src/api/types.ts';
import { PLACE_FUNCTIONS } from '../src/api/types.ts';

/** A small world to look at the screens with: a studio, its folders, its groups and some pictures. */
const DAY = '2026-10-12T09:00:00Z';

const MAY: Can = Object.fromEntries(PLACE_FUNCTIONS.map((name) => [name, { allowed: true }]));
const MAY_LOOK: Can = {
  ...Object.fromEntries(PLACE_FUNCTIONS.map((name) => [name, { allowed: false, why: 'place_unset' }])),
  see: { allowed: true },
  download: { allowed: false, why: 'function_denied' },
};

export const me: Me = {
  user: {
    id: 'u1',
    login: 'ines',
    first_name: 'Ines',
    last_name: 'Marchetti',
    email: 'ines@halde.example',
    level: 'admin',
  },
  account: { name: 'Studio Halde' },
  csrf: 'mock',
  locale: 'en',
  can: {},
  supermode: null,
};

let next = 1;

function folder(id: string, name: string, parent: string | null, can: Can = MAY): Folder {
  return { id, name, parent, state: 'live', version: next++, has_children: false, created_at: DAY, can };
}

export const folders: Folder[] = [
  folder('root', 'Library', null),
  folder('campaigns', 'Campaigns', 'root'),
  folder('autumn', 'Autumn on the Halde', 'campaigns'),
  folder('harbour', 'Harbour lights', 'campaigns'),
  folder('harbour-selects', 'Selects', 'harbour'),
  folder('film', 'Film', 'root'),
  folder('trailers', 'Trailers', 'film'),
  folder('brand', 'Brand', 'root', MAY_LOOK),
  folder('sound', 'Sound library', 'root'),
  folder('archive', 'Commissions 2019–2024', 'root'),
  folder('empty', 'Incoming', 'root'),
];
for (const each of folders) each.has_children = folders.some((child) => child.parent === each.id);

const KINDS = ['picture', 'picture', 'film', 'picture', 'sound', 'picture', 'document'] as const;
const TITLES = [
  'Morning on the ridge',
  'Two boats',
  'Trailer, cut 4',
  'Kiln',
  'Rain on tin',
  'Portrait of Ada',
  'Call sheet',
  'Quarry at dusk',
  'Workshop',
  'Dunes, take two',
];

export const assets: AssetTile[] = Array.from({ length: 230 }, (_, index): AssetTile => {
  const kind = KINDS[index % KINDS.length] ?? 'picture';
  const place = folders[(index * 5) % (folders.length - 1)] ?? folders[0];
  const wide = index % 3 !== 0;
  return {
    id: `a${index}`,
    version: 1,
    title: `${TITLES[index % TITLES.length]}`,
    file_name: `IMG_${4000 + index}.${kind === 'film' ? 'mp4' : kind === 'sound' ? 'mp3' : kind === 'document' ? 'pdf' : 'jpg'}`,
    kind,
    state: 'live',
    width: kind === 'sound' ? null : wide ? 6000 : 4000,
    height: kind === 'sound' ? null : wide ? 4000 : 6000,
    duration: kind === 'film' ? 74 + index : kind === 'sound' ? 212 : null,
    size: 4_200_000 + index * 77_000,
    added_at: DAY,
    taken_at: kind === 'picture' ? '2026-09-30T05:41:00Z' : null,
    processing: index % 17 === 16 ? 'waiting' : 'ready',
    thumbnail: kind === 'document' || kind === 'sound' ? null : `/api/v1/assets/a${index}/renditions/320`,
    folder: place?.id ?? 'root',
    can: place?.can ?? MAY,
  };
});

export const subjects: Subject[] = [
  { kind: 'group', id: 'all', name: 'All users', group_kind: 'all_users', people: 10 },
  { kind: 'group', id: 'photo', name: 'Photographers', group_kind: 'custom', people: 4 },
  { kind: 'group', id: 'press', name: 'Press', group_kind: 'custom', people: 2 },
  { kind: 'group', id: 'admins', name: 'Admins', group_kind: 'admins', people: 1 },
  { kind: 'user', id: 'u2', name: 'Jonas Weidenfeld', group_kind: null, people: null },
];

function grants(allowed: readonly PlaceFunction[], denied: readonly PlaceFunction[] = []): Grants {
  const made: Grants = {};
  for (const name of allowed) made[name] = { state: 'allow', until: null };
  for (const name of denied) made[name] = { state: 'deny', until: null };
  return made;
}

const [all, photo, press] = subjects;
export const inheritedList: AccessEntry[] = [
  { subject: all ?? fail(), until: null, grants: grants(['see', 'comment', 'comment.edit']) },
  { subject: photo ?? fail(), until: null, grants: grants(PLACE_FUNCTIONS.slice(0, 10)) },
  {
    subject: press ?? fail(),
    until: '2027-01-12T00:00:00Z',
    grants: grants(['see'], ['download', 'share.web']),
  },
];
export const lists = new Map<string, AccessEntry[]>([
  [
    'harbour',
    [
      { subject: photo ?? fail(), until: null, grants: grants([...PLACE_FUNCTIONS.slice(0, 7), 'access']) },
      { subject: press ?? fail(), until: null, grants: grants(['see', 'comment'], ['download']) },
    ],
  ],
]);

function fail(): never {
  throw new Error('the world has too few subjects');
}
