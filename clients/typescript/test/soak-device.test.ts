import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { example } from './contract.js';
import { ALICE, FakeGateway, type Fields, message, ROOM, sent } from './fake-gateway.js';

const here = new URL('../../', import.meta.url);
const file = (path: string) => fileURLToPath(new URL(path, here));

/** The device as its checker has it: lines in, lines out. */
class Device {
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #unread: Fields[] = [];

  constructor(t: TestContext) {
    this.#process = spawn(process.execPath, [file('soak/device.mjs'), file('build/src/index.js')], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface({ input: this.#process.stdout! })[Symbol.asyncIterator]();
    t.after(() => this.#process.kill());
  }

  does(id: number, deed: string, fields: Fields = {}): void {
    this.#process.stdin!.write(`${JSON.stringify({ id, do: deed, ...fields })}\n`);
  }

  /** The next line that fits; the others stay. */
  async tells(fits: (line: Fields) => boolean): Promise<Fields> {
    const at = this.#unread.findIndex(fits);
    if (at >= 0) return this.#unread.splice(at, 1)[0] as Fields;
    for (;;) {
      const { value, done } = await this.#lines.next();
      assert.ok(!done, 'The device ended');
      const line: Fields = JSON.parse(value);
      assert.equal(line.broken, undefined);
      if (fits(line)) return line;
      this.#unread.push(line);
    }
  }

  async answers(id: number): Promise<Fields> {
    return this.tells((line) => line.id === id);
  }
}

async function connected(t: TestContext) {
  const gateway = await FakeGateway.start();
  t.after(() => gateway.stop());
  const device = new Device(t);
  device.does(1, 'connect', { gateways: [`ws://127.0.0.1:${gateway.port}/parley`], token: 'alice' });
  const connection = await gateway.connects({ conversations: [{ ...example('replies/connect').conversations[0], seq: 4 }] });
  await device.tells(({ state }) => state?.state === 'connected');
  return { gateway, device, connection };
}

test('the checker\'s device tells what its client hears, and what became of what it says', async (t) => {
  const { gateway, device, connection } = await connected(t);
  assert.deepEqual((await device.tells(({ listed }) => listed)).listed, [{ id: ROOM, seq: 4 }]);
  connection.tells(sent(5));
  assert.equal((await device.tells(({ event }) => event)).event.seq, 5);
  device.does(2, 'say', { conversation: ROOM, key: 'k-1', content: 'k-1 hello' });
  const command = await connection.hears('message.send');
  assert.deepEqual([command.key, command.content, command.ai], ['k-1', 'k-1 hello', 'never']);
  connection.answers(command, { message: message(6, { key: 'k-1', content: 'k-1 hello', sender_id: ALICE }) });
  assert.equal((await device.answers(2)).ok.message.seq, 6);
  device.does(3, 'cut');
  const second = await gateway.connects();
  assert.deepEqual(second.hello.resume, [{ conversation_id: ROOM, seq: 5 }]);
  device.does(4, 'say', { conversation: ROOM, key: 'k-2', content: 'k-2' });
  second.refuses(await second.hears('message.send'), 'forbidden');
  assert.deepEqual((await device.answers(4)).error, { code: 'forbidden', message: 'It is forbidden', in_doubt: false });
});

test('the checker\'s device says after a reload what it was about to say', async (t) => {
  const { gateway, device, connection } = await connected(t);
  device.does(2, 'say', { conversation: ROOM, key: 'k-1', content: 'k-1 hello' });
  await connection.hears('message.send');
  device.does(3, 'reload');
  const second = await gateway.connects();
  assert.equal((await second.hears('message.send')).key, 'k-1');
  assert.deepEqual(second.hello.resume, []);
});

interface Picture {
  look(snapshot: Fields): string[];
}

async function picture(): Promise<Picture> {
  const { Picture } = (await import(new URL('soak/picture.mjs', here).href)) as { Picture: new () => Picture };
  return new Picture();
}

const seen = (...messages: Fields[]) => ({ status: 'ready', hasNewer: false, messages });
const stored = (seq: number, more: Fields = {}) => ({ localId: `id-${seq}`, id: `id-${seq}`, seq, changed_seq: seq, state: 'stored', ...more });

test('a picture of a conversation is right as it grows, changes and lets go of its oldest', async () => {
  const one = await picture();
  const way = { localId: 'key:1', state: 'sending' };
  assert.deepEqual(one.look(seen(stored(1), stored(2), way)), []);
  assert.deepEqual(one.look(seen(stored(1), stored(2, { changed_seq: 4 }), stored(3, { localId: 'key:1' }))), []);
  assert.deepEqual(one.look(seen(stored(3, { localId: 'key:1' }), stored(5))), []);
});

for (const [what, after] of [
  ['shown twice', [stored(1), stored(2), stored(3, { localId: 'id-1' })]],
  ['stored twice', [stored(1), stored(2), stored(3, { id: 'id-2' })]],
  ['2 after 3', [stored(1), stored(3), stored(2)]],
  ['what is on its way stands before', [stored(1), { localId: 'key:1', state: 'sending' }, stored(2)]],
  ['gone again', [stored(1), stored(3)]],
  ['older than it was', [stored(1), stored(2, { changed_seq: 1 })]],
  ['ends at 1', [stored(1)]],
] as const) {
  test(`a picture of a conversation says what is wrong: ${what}`, async () => {
    const one = await picture();
    one.look(seen(stored(1), stored(2)));
    const wrong = one.look(seen(...after)).join();
    assert.ok(wrong.includes(what), wrong);
  });
}
