import type { AccessEntry, FolderAccess, PathStep, ViewQuery } from '../src/api/types.ts';
import { PLACE_FUNCTIONS } from '../src/api/types.ts';
import { assets, folders, inheritedList, lists, me, subjects } from './world.ts';

interface Answer {
  status: number;
  type: string;
  content: string;
}

let signedIn = false;
const views = new Map<string, string[]>();

const json = (value: unknown, status = 200): Answer => ({
  status,
  type: 'application/json',
  content: JSON.stringify(value),
});
const problem = (status: number, code: string, params: object = {}): Answer => ({
  status,
  type: 'application/problem+json',
  content: JSON.stringify({ status, code, params }),
});

/** What the mock says to one request. It decides nothing: the real server is what tests run on. */
export function answer(method: string, url: URL, body: unknown): Answer {
  const [noun = '', id = '', part = '', name = ''] = url.pathname.slice(1).split('/');
  const asked: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {};
  if (noun === 'session') return session(method, asked);
  if (!signedIn) return problem(401, 'unauthenticated');
  if (noun === 'folders') return folderAnswer(method, id, part, url, asked);
  if (noun === 'subjects') {
    const query = (url.searchParams.get('query') ?? '').toLowerCase();
    return json({ items: subjects.filter((subject) => subject.name.toLowerCase().includes(query)) });
  }
  if (noun === 'views') return viewAnswer(method, id, url, asked);
  if (noun === 'assets') return assetAnswer(method, id, part, name, asked);
  if (noun === 'tokens') return tokenAnswer(method, asked);
  return problem(404, 'not_found');
}

function session(method: string, asked: Record<string, unknown>): Answer {
  if (method === 'POST') {
    if (asked.password === 'wrong') return problem(401, 'sign_in_refused');
    signedIn = true;
  }
  if (method === 'DELETE') signedIn = false;
  if (method === 'PATCH' && (asked.locale === 'de' || asked.locale === 'en')) me.locale = asked.locale;
  return signedIn || method === 'DELETE' ? json(me) : problem(401, 'unauthenticated');
}

function pathOf(id: string): PathStep[] {
  const found = folders.find((folder) => folder.id === id);
  return found === undefined
    ? []
    : [...(found.parent === null ? [] : pathOf(found.parent)), { id: found.id, name: found.name }];
}

function folderAnswer(
  method: string,
  id: string,
  part: string,
  url: URL,
  asked: Record<string, unknown>,
): Answer {
  if (id === '' && method === 'GET') {
    const state = url.searchParams.get('state') ?? 'live';
    const parent = url.searchParams.get('parent');
    return json({ items: folders.filter((folder) => folder.parent === parent && folder.state === state) });
  }
  if (id === '') {
    const parent = folders.find((folder) => folder.id === asked.parent);
    if (parent === undefined) return problem(404, 'not_found');
    const made = {
      ...parent,
      id: `f${folders.length}`,
      name: String(asked.name),
      parent: parent.id,
      has_children: false,
    };
    folders.push(made);
    parent.has_children = true;
    return json(made, 201);
  }
  const folder = folders.find((each) => each.id === id);
  if (folder === undefined) return problem(404, 'not_found');
  if (part === 'access') return accessAnswer(method, id, url, asked);
  if (method === 'PATCH') folder.name = String(asked.name);
  if (part === 'move') folder.parent = String(asked.parent);
  if (
    part === 'state' &&
    (asked.state === 'live' || asked.state === 'archived' || asked.state === 'trashed')
  ) {
    folder.state = asked.state;
  }
  return json({ ...folder, path: pathOf(id) });
}

function accessOf(id: string): FolderAccess {
  const own = lists.get(id);
  const parent = folders.find((folder) => folder.id === folders.find((each) => each.id === id)?.parent);
  return {
    version: 1,
    own: own !== undefined || parent === undefined,
    inherited_from: parent === undefined ? null : { id: parent.id, name: parent.name },
    functions: PLACE_FUNCTIONS.filter((name) => !name.startsWith('project')),
    entries: own ?? inheritedList,
    below: null,
    inherited: inheritedList,
    can: {},
  };
}

function accessAnswer(method: string, id: string, url: URL, asked: Record<string, unknown>): Answer {
  if (method === 'GET') return json(accessOf(id));
  if (url.pathname.endsWith('/preview')) {
    return json({
      folders_following: folders.filter((folder) => folder.parent === id).length,
      lists_removed: id === 'campaigns' ? 1 : 0,
      lists_kept: false,
      locks_out_self: false,
      locks_out_last: false,
    });
  }
  if (method === 'DELETE') lists.delete(id);
  else {
    const entries: unknown = asked.entries;
    if (!Array.isArray(entries)) return problem(400, 'invalid');
    const made = entries.map((entry: AccessEntry) => ({
      ...entry,
      subject: subjects.find((subject) => subject.id === entry.subject.id) ?? entry.subject,
    }));
    const admits = made.some((entry) => entry.grants.access?.state === 'allow');
    if (!admits && asked.confirm !== true) {
      return problem(409, 'confirmation_needed', { locks_out_self: false, locks_out_last: true });
    }
    lists.set(id, made);
  }
  return json({ access: accessOf(id), lists_kept: false });
}

function viewAnswer(method: string, id: string, url: URL, asked: ViewQuery): Answer {
  const tiles = (ids: readonly string[]) =>
    ids.map((each) => assets.find((asset) => asset.id === each) ?? null);
  if (method === 'POST') {
    const query = asked.query?.toLowerCase();
    const found = assets
      .filter((asset) => asset.state === (asked.state ?? 'live'))
      .filter((asset) => asked.below === true || asked.folder === undefined || asset.folder === asked.folder)
      .filter(
        (asset) => query === undefined || `${asset.title} ${asset.file_name}`.toLowerCase().includes(query),
      )
      .map((asset) => asset.id);
    const view = `v${views.size}`;
    views.set(view, found);
    return json({ id: view, total: found.length, first: tiles(found.slice(0, 100)) }, 201);
  }
  const from = Number(url.searchParams.get('from') ?? 0);
  const count = Number(url.searchParams.get('count') ?? 100);
  return json({ from, items: tiles((views.get(id) ?? []).slice(from, from + count)) });
}

function assetAnswer(
  method: string,
  id: string,
  part: string,
  name: string,
  asked: Record<string, unknown>,
): Answer {
  if (id === 'state' || id === 'move') {
    const selection: unknown = asked.selection;
    const ids =
      typeof selection === 'object' &&
      selection !== null &&
      'assets' in selection &&
      Array.isArray(selection.assets)
        ? selection.assets
        : [];
    for (const asset of assets.filter((each) => ids.includes(each.id))) {
      if (id === 'move') asset.folder = String(asked.folder);
      else
        asset.state =
          asked.state === 'archived' ? 'archived' : asked.state === 'trashed' ? 'trashed' : 'live';
    }
    return json({ done: ids.length, refused: [] });
  }
  const asset = assets.find((each) => each.id === id);
  if (asset === undefined) return problem(404, 'not_found');
  if (part === 'renditions') return picture(Number(id.slice(1)), name);
  if (method === 'PATCH') Object.assign(asset, asked, { version: asset.version + 1 });
  const rendition = (size: string) => ({
    name: size,
    url: `/api/v1/assets/${id}/renditions/${size}`,
    content_type: 'image/svg+xml',
    width: 1280,
    height: 853,
    size: 120_000,
  });
  return json({
    caption: '',
    keywords: ['harbour', 'dusk'],
    ...asset,
    path: pathOf(asset.folder),
    content_type: asset.kind === 'picture' ? 'image/jpeg' : 'video/mp4',
    metadata: {
      camera: asset.kind === 'picture' ? 'Fujifilm X-T5' : null,
      lens: asset.kind === 'picture' ? 'XF 23 mm F1.4' : null,
      frame_rate: asset.kind === 'film' ? { numerator: 24000, denominator: 1001 } : null,
      sample_rate: asset.kind === 'sound' ? 48000 : null,
      channels: asset.kind === 'sound' ? 2 : null,
      taken_offset: 7200,
      latitude: asset.kind === 'picture' ? 47.0707 : null,
      longitude: asset.kind === 'picture' ? 15.4395 : null,
    },
    failure: null,
    renditions: asset.kind === 'picture' ? [rendition('320'), rendition('1280')] : [],
    source_url: asset.can.download?.allowed === true ? `/api/v1/assets/${id}/source` : null,
    versions: [],
    added_by: { id: 'u2', name: 'Jonas Weidenfeld' },
  });
}

/** A landscape of flat colours, other for each number. */
function picture(seed: number, size: string): Answer {
  const hue = (seed * 47) % 360;
  const wide = seed % 3 !== 0;
  const [width, height] = wide ? [600, 400] : [400, 600];
  const y = height * 0.6;
  const content = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width * (size === '320' ? 1 : 2)}" height="${height * (size === '320' ? 1 : 2)}"><rect width="${width}" height="${height}" fill="hsl(${hue} 40% 78%)"/><circle cx="${width * 0.68}" cy="${height * 0.34}" r="46" fill="hsl(${(hue + 30) % 360} 80% 88%)"/><path d="M0 ${y} ${width * 0.25} ${y - 120} ${width * 0.5} ${y - 10} ${width * 0.72} ${y - 90} ${width} ${y + 20}V${height}H0Z" fill="hsl(${hue} 32% 48%)"/><path d="M0 ${y + 70} ${width * 0.4} ${y - 20} ${width} ${y + 90}V${height}H0Z" fill="hsl(${(hue + 340) % 360} 36% 28%)"/></svg>`;
  return { status: 200, type: 'image/svg+xml', content };
}

const tokens: object[] = [];

function tokenAnswer(method: string, asked: Record<string, unknown>): Answer {
  if (method === 'GET') return json({ items: tokens });
  if (method === 'DELETE') tokens.length = 0;
  const token = {
    id: `t${tokens.length}`,
    ...asked,
    created_at: new Date().toISOString(),
    stopped: false,
  };
  if (method === 'POST') tokens.push(token);
  return json({ token, secret: 'vt_8mVx2QkLr4TzN0aYwGhE7sUpJdC5bFi3' }, 201);
}
