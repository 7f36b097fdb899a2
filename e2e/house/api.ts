import { type APIRequestContext, type APIResponse, request } from '@playwright/test';
import { PASSWORD } from './people';

export interface Folder {
  id: string;
  name: string;
  version: number;
}

export interface Tile {
  id: string;
  title: string;
  file_name: string;
  added_at: string;
  processing: 'waiting' | 'ready' | 'failed' | 'unsupported';
}

/** Somebody who uses the API without a browser: for what a test needs to be so, and for what no screen shows. */
export class Api {
  private constructor(
    private readonly context: APIRequestContext,
    private readonly csrf: string,
  ) {}

  static async signIn(url: string, login: string, password = PASSWORD): Promise<Api> {
    const context = await request.newContext({ baseURL: url });
    const answer = await context.post('/api/v1/session', { data: { login, password } });
    if (!answer.ok())
      throw new Error(`${login} could not sign in: ${answer.status()} ${await answer.text()}`);
    return new Api(context, (await answer.json()).csrf);
  }

  /** The answer as it is, whatever its status. */
  async ask(method: string, path: string, data?: unknown, headers: Record<string, string> = {}) {
    return this.context.fetch(`/api/v1${path}`, {
      method,
      headers: { 'x-csrf-token': this.csrf, ...headers },
      ...(data !== undefined && { data }),
    });
  }

  /** The body of an answer that has to be a success. */
  private async must<T>(answer: Promise<APIResponse>): Promise<T> {
    const given = await answer;
    if (!given.ok()) throw new Error(`${given.url()}: ${given.status()} ${await given.text()}`);
    return given.json() as Promise<T>;
  }

  async folders(parent?: string): Promise<Folder[]> {
    const query = parent === undefined ? '' : `?parent=${parent}`;
    return (await this.must<{ items: Folder[] }>(this.ask('GET', `/folders${query}`))).items;
  }

  /** A folder by its path as this person sees the tree; the root counts when it is seen. */
  async folder(path: string): Promise<Folder> {
    let level = await this.folders();
    const root = level.find((folder) => folder.name === 'Library');
    if (root) level = await this.folders(root.id);
    let found: Folder | undefined;
    for (const name of path.split('/')) {
      if (found) level = await this.folders(found.id);
      found = level.find((folder) => folder.name === name);
      if (!found) throw new Error(`there is no folder ${path} for this person`);
    }
    return found as Folder;
  }

  async createFolder(parent: string, name: string): Promise<Folder> {
    return this.must(this.ask('POST', '/folders', { parent, name }));
  }

  /** Everything that the person can see below a folder, or anywhere. */
  async assets(
    query: { folder?: string; below?: boolean; query?: string } = { below: true },
  ): Promise<Tile[]> {
    const view = await this.must<{ first: (Tile | null)[] }>(this.ask('POST', '/views', query));
    return view.first.filter((tile) => tile !== null);
  }

  /** Uploads bytes whole, in the request that makes the upload. */
  async upload(metadata: string, bytes: Buffer): Promise<APIResponse> {
    return this.context.fetch('/api/v1/uploads', {
      method: 'POST',
      data: bytes,
      headers: {
        'x-csrf-token': this.csrf,
        'tus-resumable': '1.0.0',
        'upload-length': String(bytes.length),
        'upload-metadata': metadata,
        'content-type': 'application/offset+octet-stream',
      },
    });
  }

  /** Brings a file into a folder. Returns the asset that it became. */
  async bring(folder: string, name: string, bytes: Buffer): Promise<string> {
    return this.arrived(await this.upload(`filename ${base64(name)},folder ${base64(folder)}`, bytes));
  }

  /** Brings a file as the newest version of an asset. */
  async bringVersion(asset: string, name: string, bytes: Buffer): Promise<string> {
    return this.arrived(await this.upload(`filename ${base64(name)},asset ${base64(asset)}`, bytes));
  }

  private async arrived(answer: APIResponse): Promise<string> {
    const asset = answer.headers()['vitrine-asset'];
    if (asset === undefined) throw new Error(`not uploaded: ${answer.status()} ${await answer.text()}`);
    return asset;
  }

  /** Changes what stands at a path, whichever version it has. */
  async change(path: string, change: unknown): Promise<void> {
    const version = (await this.must<{ version: number }>(this.ask('GET', path))).version;
    await this.must(this.ask('PATCH', path, change, { 'if-match': `"${version}"` }));
  }

  /** Waits until the previews of all versions of an asset are made. */
  async pictured(asset: string): Promise<void> {
    for (;;) {
      const { versions } = await this.must<{ versions: { processing: string }[] }>(
        this.ask('GET', `/assets/${asset}`),
      );
      if (versions.every(({ processing }) => processing !== 'waiting')) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async move(asset: string, folder: string): Promise<void> {
    await this.must(
      this.ask('POST', '/assets/move', { selection: { assets: [asset] }, folder, confirm: true }),
    );
  }

  async close(): Promise<void> {
    await this.context.dispose();
  }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
