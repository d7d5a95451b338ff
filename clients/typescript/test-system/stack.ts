import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const project = rootAbove(dirname(fileURLToPath(import.meta.url)));
const parley = join(project, 'parley');
const run = promisify(execFile);

/**
 * A JVM that lives for a minute or two does not earn back what its second compiler costs, nor what is done over and
 * over before it says that it is ready; and when the tests have ended, nobody is left who would have to be told.
 */
const SHORT_LIVED = {
  GATEWAY_JAVA_OPTIONS: '-XX:TieredStopAtLevel=1',
  SESSION_JAVA_OPTIONS: '-XX:TieredStopAtLevel=1',
  AI_BRIDGE_JAVA_OPTIONS: '-XX:TieredStopAtLevel=1',
  RENDERING_JAVA_OPTIONS: '-XX:TieredStopAtLevel=1',
  GATEWAY_WARM_UP_ROUNDS: '0',
  SESSION_WARM_UP_ROUNDS: '0',
  BRIDGE_WARM_UP_ROUNDS: '0',
  QUARKUS_SHUTDOWN_DELAY: '0S',
};

/** The real thing on this machine, with data of its own: two gateways, and the development canister as its AI. */
export class Stack {
  readonly #process: ChildProcess;
  readonly #data: string;
  readonly urls: readonly string[];

  private constructor(process: ChildProcess, data: string, urls: readonly string[]) {
    this.#process = process;
    this.#data = data;
    this.urls = urls;
  }

  /** `settings` beside those of the environment. */
  static async start(settings: { readonly [name: string]: string } = {}): Promise<Stack> {
    const data = mkdtempSync(join(tmpdir(), 'parley-client-'));
    const port = await freePorts();
    const environment = { ...SHORT_LIVED, ...process.env, DEV_CANISTER_WORD_DELAY: '25', TOPIC_RULES: 'news:=everybody/everybody', ...settings };
    const started = spawn(parley, ['start', '--port', String(port), '--gateways', '2', '--data', data], { cwd: project, env: environment, detached: true });
    // Whatever ends the tests ends the stack.
    process.once('exit', () => interrupt(started));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
    let said = '';
    await new Promise<void>((resolve, reject) => {
      const hear = (text: Buffer) => {
        said += String(text);
        if (said.includes('Parley is ready')) resolve();
      };
      started.stdout.on('data', hear);
      started.stderr.on('data', hear);
      started.on('exit', (code) => reject(new Error(`./parley start ended with ${code}:\n${said}`)));
    });
    return new Stack(started, data, [`http://localhost:${port}`, `http://localhost:${port + 1}`]);
  }

  async token(subject: string, expiresIn = '1h'): Promise<string> {
    const name = subject[0]?.toUpperCase() + subject.slice(1);
    const { stdout } = await run(parley, ['token', '--sub', subject, '--name', name, '--expires-in', expiresIn, '--data', this.#data]);
    return stdout.trim();
  }

  async revoke(subject: string): Promise<void> {
    await run(parley, ['revoke', '--sub', subject, '--data', this.#data]);
  }

  /** Kills a process of the stack without a word; the launcher starts another one. */
  kill(name: string): void {
    const pids = join(this.#data, 'run');
    const file = readdirSync(pids).find((one) => one.startsWith(name));
    if (!file) throw new Error(`There is no ${name} among ${readdirSync(pids)}`);
    process.kill(Number(readFileSync(join(pids, file), 'utf8').trim()), 'SIGKILL');
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode === null) {
      const ended = new Promise((resolve) => this.#process.once('exit', resolve));
      interrupt(this.#process);
      await ended;
    }
    if (existsSync(this.#data)) rmSync(this.#data, { recursive: true, force: true });
  }
}

/** As Ctrl-C does: the whole group, or what it is still building would go on. */
function interrupt({ pid, exitCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null) return;
  try {
    process.kill(-pid, 'SIGINT');
  } catch {
    // It has just ended.
  }
}

/**
 * The first of two neighbouring ports nobody listens on: below those a system gives to whoever connects, which may have
 * taken one of them by the time the stack is there.
 */
/** Below those that a stack takes for what it consists of. */
async function freePorts(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 1_998);
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

/** Wherever this was compiled to. */
function rootAbove(folder: string): string {
  return existsSync(join(folder, 'mvnw')) ? `${folder}/` : rootAbove(dirname(folder));
}
