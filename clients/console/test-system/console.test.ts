import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { chromium, Page } from '../../typescript/test-system/browser.js';
import { Stack } from '../../typescript/test-system/stack.js';
import { listsDuties, makesDocument, revisesDocument } from './document.js';
import { startLongHistory, THROUGH_ALL } from './long-history.js';
import { startModel } from './model.js';
import { Person } from './person.js';

const program = chromium();
const options = { skip: program === undefined ? 'there is no Chromium' : false };
let stack: Stack;
let browser: Page;
let model: Awaited<ReturnType<typeof startModel>>;

before(async () => {
  if (program === undefined) return;
  model = await startModel(40);
  // Each by itself: what has started is stopped though the other did not.
  await Promise.all([
    Stack.start({ OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'example-1' }).then((started) => { stack = started; }),
    Page.open(program).then((opened) => { browser = opened; }),
  ]);
}, { timeout: 300_000 });
after(async () => {
  await browser?.close();
  await stack?.stop();
  model?.stop();
});

/** Somebody who has signed in at one of the two gateways, and hears of no error but these. */
async function person(t: TestContext, name: string, gateway = 0, expected = /^$/): Promise<Person> {
  const somebody = new Person(await browser.another(), name, stack.urls[gateway] ?? '');
  t.after(() => assert.deepEqual(somebody.page.errors.filter((error) => !expected.test(error)), []));
  await somebody.isWide(1280);
  return somebody.signsIn();
}

/** Two people in a chat of their own, at two gateways. */
async function two(t: TestContext, names: readonly [string, string], expected?: RegExp): Promise<[Person, Person]> {
  const [first, second] = [await person(t, names[0], 0, expected), await person(t, names[1], 1)];
  await first.clicks('.begin button', 'Write to people');
  await first.types(second.name);
  await first.presses('Enter');
  await first.sees('.thread-header h1', second.name);
  await second.clicks('.conversation-row a', first.name);
  await second.sees('.thread-header h1', first.name);
  return [first, second];
}

const LONG = '```js\neval(one); document.body.innerHTML = two; setTimeout("three()", 4);\n```';
/** What a browser says of a gateway that has died. */
const DIED = /WebSocket connection to|ERR_CONNECTION_REFUSED|Failed to load resource/;

test('an answer streams, goes on after a reload in the middle, is asked for again and stopped', options, async (t) => {
  const alice = await person(t, 'Ann');
  await alice.findsNoBarrier('the first page');
  await alice.types('**Is this safe?**', '.composer textarea');
  await alice.types(`\n${LONG}`);
  await alice.presses('Enter');
  await alice.until('half an answer', 'document.querySelector(".message[data-state=streaming] .markdown")?.textContent.length > 20');
  await alice.page.reload();
  const half = await alice.until<number>('the answer going on', 'document.querySelector(".message[data-state=streaming] .markdown")?.textContent.length');
  await alice.until('more of it', `document.querySelector(".message[data-role=assistant] .markdown")?.textContent.length > ${half}`);
  await alice.sees('.message[data-role=assistant][data-state=stored] .ending', 'Complete');
  await alice.seesNo('.conversation-row .unread');
  await alice.sees('.message[data-role=assistant] figure.code .hljs-keyword');
  await alice.sees('.message[data-role=assistant] table th', 'what happens');
  await alice.sees('.reasoning:not([open]) summary', 'Thought about it');
  await alice.sees('.message[data-role=user] figure.code .hljs-built_in, .message[data-role=user] figure.code .hljs-title');
  await alice.findsNoBarrier('an answered question');
  await alice.prefers('dark');
  await alice.findsNoBarrier('an answered question in the dark');

  await alice.clicks('.message[data-role=assistant] .actions button', 'Another answer');
  await alice.clicks('.composer button', 'Stop the answer');
  await alice.sees('.ending.cut-off', 'Stopped');
  assert.match(await alice.reads('.conversation-row .title'), /Is this safe/);

  await alice.chooses('Edit and ask again', 'Is this safe', undefined, '.message[data-role=user]');
  await alice.types('exec(command)', '.edit textarea');
  await alice.presses('Enter');
  await alice.sees('.message[data-role=user] .about', 'edited');
  await alice.sees('.message[data-index="3"][data-state=stored][data-role=assistant]');
});

test('two people at two gateways see each other type, read, react, answer, edit, delete and go', options, async (t) => {
  const [bea, carl] = await two(t, ['Bea', 'Carl']);
  await bea.sees('.thread-header .presence', 'Online');
  await bea.types('Shall we ship?', '.composer textarea');
  await carl.sees('.typing', 'Bea is typing');
  await bea.presses('Enter');
  await carl.sees('.message', 'Shall we ship?');
  await bea.sees('.readers', 'Read by Carl');

  await carl.chooses('React', 'Shall we ship?', '🎉');
  await bea.sees('.reactions button', '🎉 1');
  // His own page moves when it shows it.
  await carl.sees('.reactions button', '🎉 1');
  await carl.chooses('Reply', 'Shall we ship?');
  await carl.sees('.reply-to', 'Shall we ship?');
  await carl.says('Tomorrow: https://example.org/plan');
  await bea.sees('.message .quote', 'Shall we ship?');
  await bea.sees('.message a[href="https://example.org/plan"]');

  await bea.types('', '.composer textarea');
  await bea.presses('ArrowUp');
  await bea.types('Shall we ship today?', '.edit textarea');
  await bea.presses('Enter');
  await carl.sees('.message', 'Shall we ship today?');
  await carl.chooses('More', 'Tomorrow', 'Delete');
  await carl.sees('dialog', 'Delete this message?');
  await carl.findsNoBarrier('a question that is asked');
  await carl.clicks('dialog button.danger');
  await bea.sees('.message .deleted');
  await bea.findsNoBarrier('a chat of two');

  await carl.clicks('.brand button.me');
  await carl.clicks('.menu-item', 'Sign out');
  await carl.sees('#name');
  await bea.sees('.thread-header .presence', 'Last seen');
});

test('in a group the AI answers everybody, members come and go, and what was said is found', options, async (t) => {
  const dora = await person(t, 'Dora');
  await dora.clicks('.begin button', 'Write to people');
  await dora.types('Launch', '#group-title');
  await dora.types('Emil', '#person');
  await dora.findsNoBarrier('whom to write to');
  await dora.presses('Enter');
  await dora.sees('.thread-header h1', 'Launch');
  const emil = await person(t, 'Emil', 1);
  await emil.sees('.conversation-row a', 'Launch');
  await dora.says('The password of the zebra is striped');
  await emil.sees('.conversation-row .unread', '1');
  await emil.clicks('.conversation-row a', 'Launch');
  await emil.seesNo('.conversation-row .unread');
  await emil.says('@ai is eval(zebra) fine?');
  for (const somebody of [dora, emil]) await somebody.sees('.message[data-role=assistant][data-state=stored]');

  await dora.clicks('.thread-header button', 'Details');
  await dora.sees('.members li', 'Emil');
  await dora.findsNoBarrier('the members');
  await dora.prefers('dark');
  await dora.findsNoBarrier('the settings of a group in the dark');
  await dora.types('Fay', '#add-member');
  await dora.presses('Enter');
  await dora.sees('.members li', 'Fay');
  await dora.clicks('.members button', 'Remove Emil');
  await emil.sees('.splash', 'not there any more');

  await dora.types('zebra', '#search');
  await dora.sees('.hit mark', 'zebra');
  await dora.findsNoBarrier('what was found');
  await dora.clicks('.hit a', 'striped');
  await dora.sees('.message[data-marked=true]', 'striped');
  await dora.presses('k', 2);
  await dora.presses('Escape');

  await dora.clicks('.conversation-row button', 'Actions for Launch');
  await dora.clicks('.menu-item', 'Pin');
  await dora.sees('.conversation-row svg[aria-label=pinned]');
  await dora.clicks('.conversation-row button', 'Actions for Launch');
  await dora.clicks('.menu-item', 'Archive');
  await dora.seesNo('.conversation-row a', 'Launch');
  await dora.clicks('.filters button', 'Archived');
  await dora.sees('.conversation-row a', 'Launch');
});

test('over a cut cable nothing is lost, and the frames tell no secret', options, async (t) => {
  const [gus, hal] = await two(t, ['Gus', 'Hal']);
  await gus.clicks('.brand button', 'Frames');
  await gus.clicks('.cut');
  await gus.sees('.connection-state', 'Cable cut');
  await gus.says('Said into the void');
  await gus.sees('.message[data-state=sending] .about', 'Waits for the connection');
  await hal.says('While you were away');
  await hal.sees('.message[data-state=stored]', 'While you were away');
  await gus.clicks('.cut');
  await gus.sees('.message', 'While you were away');
  await hal.sees('.message', 'Said into the void');
  await gus.sees('.frame', 'conversation.synced');
  await gus.types('connect', '.frames input');
  await gus.clicks('.frame summary', 'connect');
  await gus.sees('.frame pre', 'masked');
  await gus.findsNoBarrier('the frames');
  assert.doesNotMatch(await gus.reads('.frames'), /eyJ[\w-]{5,}\.[\w-]+\./);
});

test('a gateway that is killed in the middle of an answer costs not a word', options, async (t) => {
  const ida = await person(t, 'Ida', 0, DIED);
  await ida.says(LONG);
  await ida.until('half an answer', 'document.querySelector(".message[data-state=streaming] .markdown")?.textContent.length > 20');
  stack.kill('gateway');
  await ida.seesNo('.connection-state[data-state=connected]');
  await ida.types('And exec(that)?', '.composer textarea');
  await ida.presses('Enter');
  await ida.sees('.connection-state[data-state=connected]');
  await ida.sees('.message[data-index="3"][data-state=stored][data-role=assistant]');
  // Two questions, two answers, and nothing twice.
  await ida.sees('.message[data-index="3"]');
  await ida.seesNo('.message[data-index="4"]');
});

test('a document is made of typed answers, completed, revised and downloaded', options, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-downloads-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const june = await person(t, 'June');
  await june.page.ask('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder, browserContextId: june.page.context });
  await makesDocument(june);
  const link = await june.page.value('location.hash');
  await revisesDocument(june);
  assert.equal(await june.page.value('location.hash'), link);
  await june.clicks('.downloads button', 'PDF');
  const isThere = () => readdirSync(folder).find((file) => file.endsWith('(version 2).pdf'));
  for (const end = Date.now() + 60_000; !isThere() && Date.now() < end; ) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(readFileSync(join(folder, isThere() ?? 'no file')).subarray(0, 5).toString(), '%PDF-');
  await june.findsNoBarrier('a finished document');
});

test('the way in, an empty chat, the keys and a link that leads nowhere keep nobody out', options, async (t) => {
  const lea = new Person(await browser.another(), 'Lea', stack.urls[0] ?? '');
  t.after(() => assert.deepEqual(lea.page.errors, []));
  await lea.isWide(1280);
  await lea.arrives();
  for (const scheme of ['light', 'dark'] as const) {
    await lea.prefers(scheme);
    await lea.findsNoBarrier(`the way in, ${scheme}`);
  }
  await lea.signsIn();
  await lea.goesTo('#/new');
  await lea.sees('#home-title', 'Hello Lea');
  await lea.findsNoBarrier('an empty chat');
  await lea.clicks('.brand button.me');
  await lea.findsNoBarrier('what concerns the whole page');
  await lea.clicks('.menu-item', 'Keys');
  await lea.sees('dialog .shortcuts');
  await lea.findsNoBarrier('the keys');
  await lea.presses('Escape');
  await lea.seesNo('dialog');
  await lea.goesTo('#/with/0198c0de-0000-7000-8000-0000000000c4');
  await lea.sees('.splash[role=alert]');
  await lea.findsNoBarrier('a link that leads nowhere');
});

test('of 10 000 messages only those in sight are in the page, all the way back and forth', options, async (t) => {
  const length = 10_000;
  const history = await startLongHistory(length);
  t.after(() => history.stop());
  const max = new Person(await browser.another(), 'Max', history.url);
  t.after(() => assert.deepEqual(max.page.errors, []));
  await max.isWide(1280);
  await max.signsIn();
  await max.clicks('.conversation-row a', 'Release');
  await max.sees('.message', `Number ${length}.`);
  // Who has turned the wheel is not taken back to the end.
  await max.page.ask('Input.dispatchMouseEvent', { type: 'mouseWheel', x: 800, y: 400, deltaX: 0, deltaY: -2_000 });
  await max.seesNo('.message', `Number ${length}.`);
  const { result } = await max.page.ask('Runtime.evaluate', { expression: THROUGH_ALL(length), awaitPromise: true, returnByValue: true });
  const { first, last, messages, nodes } = result.value;
  assert.deepEqual([first, last], [true, true]);
  assert.ok(messages <= 80 && nodes <= 3_000, `${messages} messages, ${nodes} elements`);
});

test('a list in a document is answered all at once', options, async (t) => {
  await listsDuties(await person(t, 'Ned'));
});

test('narrow, dark and without a mouse it is all there', options, async (t) => {
  const kim = await person(t, 'Kim');
  await kim.isWide(360, 740);
  await kim.prefers('dark');
  await kim.sees('.sidebar');
  await kim.findsNoBarrier('the narrow list');
  await kim.clicks('.begin a', 'Ask the AI');
  await kim.seesNo('.sidebar');
  await kim.says('eval(narrow)');
  await kim.sees('.message[data-role=assistant][data-state=stored]');
  assert.equal(await kim.page.value('document.documentElement.scrollWidth'), 360);
  await kim.findsNoBarrier('a narrow answer');
  await kim.clicks('.thread-header .back');
  await kim.sees('.conversation-row a', 'eval(narrow)');
  // Keys alone: from the search to the first conversation.
  await kim.isWide(1280);
  await kim.presses('ArrowDown', 1);
  await kim.sees('.thread-header h1', 'eval(narrow)');
});
