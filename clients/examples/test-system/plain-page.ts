import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inChromium, message, page } from './page.js';
import { gateway, token } from './stack.js';

test('plain-page is answered twice in one conversation, though the second question comes during the first answer', inChromium, async (t) => {
  const chat = await page(t, 'plain-page', 'plain');
  await chat.says('eval(input)');
  await chat.shows(`${message(1)}.length > 30`);
  await chat.says('eval(again)');
  await chat.shows(`/JSON\\.parse/.test(${message(1)})`);
  await chat.shows(`/JSON\\.parse/.test(${message(3)})`);
  assert.deepEqual([await chat.value(message(0)), await chat.value(message(2))], ['user: eval(input)', 'user: eval(again)']);
  assert.deepEqual(chat.errors, []);
  const headers = { Authorization: `Bearer ${await token('plain')}` };
  const counts = async (): Promise<number[]> =>
    (await (await fetch(`${gateway()}/api/v1/conversations`, { headers })).json()).conversations.map(({ message_count }: { message_count: number }) => message_count);
  // The last words are shown before they are kept.
  while (((await counts())[0] ?? 0) < 4) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(await counts(), [4]);
});
