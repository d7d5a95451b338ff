import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';

/** How long a page may take on a slow machine to show something, in milliseconds. */
const PATIENCE = 90_000;

/** In the page: notes all it shows of itself, from before its first script on. */
const NOTE = `window.shown = [];
new MutationObserver(() => document.body && window.shown.push(document.body.innerText)).observe(document, { childList: true, subtree: true, characterData: true });`;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: any;
  readonly result?: any;
  readonly error?: { readonly message: string };
}

/** The Chromium of this machine, if there is one. */
export function chromium(): string | undefined {
  return ['chromium', 'chromium-browser', 'google-chrome'].find((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0);
}

/** One page in a Chromium without a window. */
export class Page {
  /** Of all that is asked over one socket. */
  static #numbers = 0;
  readonly #socket: WebSocket;
  readonly #asked = new Map<number, (message: Message) => void>();
  readonly #ended: () => Promise<void>;
  #session: string | undefined;
  readonly #awaited = new Set<(method: string, params: any) => void>();
  /** What this page shares with no other: its cookies, what it keeps, where its downloads go. */
  context = '';
  /** What is answered where the page asks by `prompt`. */
  answer = '';
  /** What went wrong on the page. */
  readonly errors: string[] = [];

  private constructor(socket: WebSocket, ended: () => Promise<void>) {
    this.#socket = socket;
    this.#ended = ended;
    socket.on('message', (data) => this.#hear(JSON.parse(String(data))));
  }

  static async open(program: string): Promise<Page> {
    const profile = mkdtempSync(join(tmpdir(), 'parley-chromium-'));
    const browser = spawn(program, ['--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank']);
    const kill = () => browser.kill();
    process.once('exit', kill);
    const ended = new Promise<void>((resolve) => browser.once('exit', () => resolve()));
    void ended.then(() => process.off('exit', kill));
    // Its other processes end a moment after it.
    const remove = () => rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      browser.stderr.on('data', (text) => {
        said += String(text);
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (found) resolve(found);
      });
      browser.once('exit', (code) => reject(new Error(`${program} ended with ${code}: ${said}`)));
    });
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return new Page(socket, () => ended.then(remove)).#begin();
  }

  /** Another page of the same browser, in a window of its own, which shares nothing with this one. */
  async another(): Promise<Page> {
    return new Page(this.#socket, this.#ended).#begin();
  }

  async #begin(): Promise<this> {
    const { browserContextId } = await this.ask('Target.createBrowserContext');
    this.context = browserContextId;
    const { targetId } = await this.ask('Target.createTarget', { url: 'about:blank', browserContextId, newWindow: true });
    this.#session = (await this.ask('Target.attachToTarget', { targetId, flatten: true })).sessionId;
    for (const domain of ['Page', 'Runtime', 'Log']) await this.ask(`${domain}.enable`);
    return this;
  }

  async goTo(url: string): Promise<void> {
    await this.ask('Page.navigate', { url });
  }

  /** Until the page as it was is gone: it is not the one that is looked at from now on. */
  async reload(): Promise<void> {
    const replaced = this.next('Page.frameNavigated', ({ frame }) => frame.parentId === undefined);
    await this.ask('Page.reload');
    await replaced;
  }

  /** Types into what has the focus, and presses Enter. */
  async says(text: string): Promise<void> {
    await this.ask('Input.insertText', { text });
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };
    await this.ask('Input.dispatchKeyEvent', { type: 'keyDown', ...enter });
    await this.ask('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
  }

  /** Until this expression is true on the page; what cannot be said of it yet is not. */
  async shows(expression: string): Promise<void> {
    const end = Date.now() + PATIENCE;
    const wait = `new Promise((resolve) => {
      const isSo = () => {
        try {
          return Boolean(${expression});
        } catch {
          return false;
        }
      };
      const look = () => (isSo() ? resolve(true) : Date.now() < ${end} ? setTimeout(look, 10) : resolve(false));
      look();
    })`;
    while (Date.now() < end) {
      const { result } = await this.ask('Runtime.evaluate', { expression: wait, awaitPromise: true }).catch(() => ({ result: {} }));
      if (result.value === true) return;
      // The page was still being loaded.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const shown = await this.value('`${location.href}: ${document.body?.innerText}`');
    assert.fail(`The page never shows ${expression}, but ${shown} ${this.errors.join(' ')}`);
  }

  /** From the next page on it is noted what is shown. */
  async notes(): Promise<void> {
    await this.ask('Page.addScriptToEvaluateOnNewDocument', { source: NOTE });
  }

  /** All that it has shown of itself since it was loaded, one after the other. */
  async shown(): Promise<readonly string[]> {
    return JSON.parse(String(await this.value('JSON.stringify(window.shown)'))) as string[];
  }

  async value(expression: string): Promise<unknown> {
    return (await this.ask('Runtime.evaluate', { expression, returnByValue: true })).result.value;
  }

  async close(): Promise<void> {
    this.#socket.send(JSON.stringify({ id: ++Page.#numbers, method: 'Browser.close' }));
    await this.#ended();
  }

  /** A command of the DevTools protocol. */
  async ask(method: string, params: object = {}): Promise<any> {
    const id = ++Page.#numbers;
    const answer = new Promise<Message>((resolve) => this.#asked.set(id, resolve));
    this.#socket.send(JSON.stringify({ id, method, params, sessionId: this.#session }));
    const { result, error } = await answer;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  /** What the next such event of the DevTools protocol tells. */
  async next(event: string, fits: (params: any) => boolean = () => true): Promise<any> {
    return new Promise((resolve) => {
      const look = (method: string, params: any) => {
        if (method !== event || !fits(params)) return;
        this.#awaited.delete(look);
        resolve(params);
      };
      this.#awaited.add(look);
    });
  }

  #hear({ id, method, params, ...rest }: Message): void {
    if (id === undefined && rest.sessionId !== this.#session) return;
    if (method !== undefined) for (const look of this.#awaited) look(method, params);
    if (id !== undefined) {
      this.#asked.get(id)?.({ id, ...rest });
      this.#asked.delete(id);
    } else if (method === 'Page.javascriptDialogOpening') {
      void this.ask('Page.handleJavaScriptDialog', { accept: true, promptText: this.answer });
    } else if (method === 'Runtime.exceptionThrown') {
      this.errors.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    } else if (method === 'Runtime.consoleAPICalled' && params.type === 'error') {
      this.errors.push(params.args.map((one: { value?: unknown; description?: string }) => one.value ?? one.description).join(' '));
    } else if (method === 'Log.entryAdded' && params.entry.level === 'error' && !params.entry.url?.endsWith('/favicon.ico')) {
      this.errors.push(params.entry.text);
    }
  }
}
