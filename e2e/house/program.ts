import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The program as cargo leaves it, unless the runner says where else it is. */
const PROGRAM =
  process.env.VITRINE_PROGRAM ?? fileURLToPath(new URL('../../target/debug/vitrine', import.meta.url));

/** The program itself, at work on a data folder. */
export class Program {
  private constructor(
    private readonly child: ChildProcess,
    private readonly ended: Promise<unknown>,
    private readonly lines: string[],
    /** Where it answers, without a slash at the end. */
    readonly url: string,
  ) {}

  /** Starts it on that folder and waits until it says where it is. Port 0 takes any that is free. */
  static async start(data: string, { demo = false, port = 0 } = {}): Promise<Program> {
    const args = ['serve', '--data', data, '--listen', `127.0.0.1:${port}`, ...(demo ? ['--demo'] : [])];
    const child = spawn(PROGRAM, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = once(child, 'exit');
    const lines: string[] = [];
    const url = await new Promise<string>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
          lines.push(line);
          const found = /http:\/\/(127\.0\.0\.1|localhost):\d+/.exec(line);
          if (found) resolve(found[0]);
        });
      }
      child.on('error', reject);
      void ended.then(() => reject(new Error(`vitrine ended before it answered:\n${lines.join('\n')}`)));
    });
    return new Program(child, ended, lines, url);
  }

  /** The port it listens on, to start another one there. */
  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** Waits until it has printed a line that contains the words. */
  async said(words: string): Promise<void> {
    for (;;) {
      if (this.lines.some((line) => line.includes(words))) return;
      if (this.child.exitCode !== null) throw new Error(`vitrine ended:\n${this.lines.join('\n')}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Asks it to end, and waits until it has. */
  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.ended;
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}
