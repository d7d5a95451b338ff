import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Parley } from '../../typescript/src/index.js';
import { becomes, next } from '../../typescript/test/scene.js';
import { WebSocket } from 'ws';
import { run } from './command.js';
import { gateway, token } from './stack.js';

async function connected(t: TestContext, person: string): Promise<Parley> {
  const parley = new Parley({ url: gateway(), webSocket: WebSocket, token: await token(person) }).connect();
  t.after(() => parley.disconnect());
  await becomes(parley, 'connected');
  return parley;
}

test('the bot answers each command in a group once, although two of it run', async (t) => {
  const alice = await connected(t, 'alice');
  const bot = (await connected(t, 'bot')).user?.id ?? '';
  const mine = await token('bot');
  for (const number of [0, 1]) {
    await run(t, 'node-bot', (command) => command.replace(/"\$\(.*\)"/, `"${mine}" ${gateway(number)}`), /^connected Bot/m);
  }
  const { conversation } = await alice.command('conversation.create', { kind: 'group', title: 'Games', participants: [bot] });
  const says = async (content: string) => {
    const answered = next(alice, 'message.sent', ({ message }) => message.sender_id === bot);
    const { message } = await alice.command('message.send', { conversation_id: conversation.id, key: content, content });
    const answer = (await answered).message;
    assert.equal(answer.reply_to, message.id);
    return answer.content;
  };
  assert.match(await says('!roll'), /^You rolled [1-6]\.$/);
  await alice.command('message.send', { conversation_id: conversation.id, key: 'Hello', content: 'Hello' });
  await alice.command('message.send', { conversation_id: conversation.id, key: 'constructor', content: 'constructor' });
  assert.match(await says('!time'), /^It is 2/);
  const { messages } = await alice.command('message.history', { conversation_id: conversation.id });
  assert.deepEqual(messages.map(({ content }) => content.replace(/^(You rolled|It is).*/, '$1')), ['!roll', 'You rolled', 'Hello', 'constructor', '!time', 'It is']);
});
