import assert from 'node:assert/strict';
import { test } from 'node:test';
import { button, inChromium, isReady, message, page } from './page.js';
import { gateway, token } from './stack.js';

for (const example of ['react-chat', 'use-chat']) {
  test(`${example} shows an answer as it is written, and goes on with it after a reload`, inChromium, async (t) => {
    const chat = await page(t, example, `${example}-reload`);
    await chat.says('eval(input)');
    await chat.shows(`${message(1)}.length > 30`);
    const before = String(await chat.value(message(1))).trim();
    await chat.reload();
    await chat.shows(`${message(1)}.startsWith(${JSON.stringify(before)})`);
    await chat.shows(`/JSON\\.parse/.test(${message(1)}) && !${button('Stop')}`);
    assert.equal(await chat.value('document.querySelectorAll("li").length'), 2);
    assert.equal(await chat.value(message(0)), 'user: eval(input)');
    assert.deepEqual(chat.errors, []);
  });

  test(`${example} says that it is loading until it shows what was said`, inChromium, async (t) => {
    const chat = await page(t, example, `${example}-loading`);
    await chat.says('eval(input)');
    await chat.shows(`${message(1)}.length > 30`);
    await chat.reload();
    await chat.shows(`${message(1)}.length > 30`);
    const shown = await chat.shown();
    const said = shown.findIndex((text) => text.includes('eval(input)'));
    const loading = shown.findIndex((text) => text.includes('Loading…'));
    assert.ok(loading >= 0 && loading < said);
    assert.deepEqual(shown.slice(loading).filter((text) => !/Loading…|eval\(input\)/.test(text)), []);
    await isReady(chat);
  });

  test(`${example} stops an answer`, inChromium, async (t) => {
    const chat = await page(t, example, `${example}-stop`);
    await chat.says('eval(input)');
    await chat.shows(`${message(1)}.length > 30 && ${button('Stop')}`);
    await chat.value(`${button('Stop')}.click()`);
    await chat.shows(`!${button('Stop')}`);
    assert.doesNotMatch(String(await chat.value(message(1))), /JSON\.parse/);
    await chat.says('eval(again)');
    await chat.shows(`${message(3)}.length > 30`);
    assert.deepEqual(chat.errors, []);
  });
}

test('use-chat shows an answer that ended while the page was loaded', inChromium, async (t) => {
  const chat = await page(t, 'use-chat', 'use-chat-end');
  await chat.says('eval(input)');
  await chat.shows(`${message(1)}.length > 30`);
  await chat.ask('Fetch.enable', { patterns: [{ urlPattern: '*/stream' }] });
  const asked = chat.next('Fetch.requestPaused');
  await chat.reload();
  const { requestId } = await asked;
  const headers = { Authorization: `Bearer ${await token('use-chat-end')}` };
  const isWriting = async () => (await (await fetch(`${gateway()}/api/v1/chat/use-chat`, { headers })).json()).writing;
  while (await isWriting()) await new Promise((resolve) => setTimeout(resolve, 50));
  await chat.ask('Fetch.disable');
  await chat.ask('Fetch.continueRequest', { requestId }).catch(() => {});
  await chat.shows(`/JSON\\.parse/.test(${message(1)})`);
  assert.deepEqual(chat.errors, []);
});
