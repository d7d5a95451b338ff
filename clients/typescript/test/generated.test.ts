import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { contract, examples } from './contract.js';
import { next, scene } from './scene.js';

const here = new URL('../../', import.meta.url);

test('the types are those of the contract', async () => {
  const script = new URL('scripts/generate-protocol.mjs', here).href;
  const { generated } = (await import(script)) as { generated(): string };
  assert.equal(readFileSync(new URL('src/protocol.ts', here), 'utf8'), generated(), 'run: npm run generate');
});

test('the client has 12 KB at most, minified and compressed', async () => {
  const { outputFiles } = await build({
    entryPoints: [new URL('build/src/index.js', here).pathname],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    write: false,
  });
  const bytes = gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length;
  assert.ok(bytes <= 12 * 1024, `${bytes} bytes`);
});

test('every event there is an example of reaches who subscribes to it', async (t) => {
  const { gateway, client } = await scene(t);
  const parley = client();
  const connection = await gateway.connects({ conversations: [] });
  for (const { name, frame } of examples('events')) {
    const heard = next(parley, frame.type as 'message.sent');
    // Each as if it were the first of its conversation.
    const conversation = frame.conversation_id ? { conversation_id: crypto.randomUUID() } : {};
    connection.tells({ ...frame, ...conversation });
    assert.deepEqual(await heard, { ...frame, ...conversation }, name);
  }
  const commands = Object.keys(contract.components.messages).filter((name) => `ok.${name}` in contract.components.messages);
  const events = Object.keys(contract.components.messages).filter((name) => !name.startsWith('ok.') && !commands.includes(name));
  assert.deepEqual(events.filter((type) => !examples('events').some(({ frame }) => frame.type === type)), []);
});
