import assert from 'node:assert/strict';
import OpenAI, { APIError, AuthenticationError, BadRequestError, NotFoundError } from 'openai';
import { gateway, token } from './stack.js';
import { test } from './together.js';

// The tests of pages beside these have a window.
const open = (apiKey: string, number = 0) => new OpenAI({ baseURL: `${gateway(number)}/v1`, apiKey, maxRetries: 0, dangerouslyAllowBrowser: true });
const client = (name = 'alice', number = 0) => open(token(name), number);
const user = (content: string) => ({ role: 'user' as const, content });

/** OpenAI's types do not know where a completion is kept. */
function conversation(completion: object): { conversation_id: string } {
  return (completion as { metadata: { conversation_id: string } }).metadata;
}

/** What the conversation has, as `/api/v1` tells it. */
async function kept({ conversation_id }: { conversation_id: string }): Promise<string[]> {
  const response = await fetch(`${gateway()}/api/v1/conversations/${conversation_id}/messages`, { headers: { Authorization: `Bearer ${token('alice')}` } });
  return ((await response.json()) as { messages: { content: string }[] }).messages.map(({ content }) => content);
}

test('a completion is kept in a conversation, which goes on by its name', async () => {
  const first = await client().chat.completions.create({ model: 'parley', messages: [{ role: 'system', content: 'Be kind' }, user('One')] });
  const said = first.choices[0]?.message.content;
  assert.ok(said);
  assert.equal(first.choices[0]?.finish_reason, 'stop');
  assert.ok((first.usage?.total_tokens ?? 0) > 0);
  const metadata = conversation(first);
  const { data, response } = await client('alice', 1)
    .chat.completions.create({ model: 'parley', metadata, messages: [user('One'), { role: 'assistant', content: said }, user('Two')] })
    .withResponse();
  assert.deepEqual(conversation(data), metadata);
  assert.equal(response.headers.get('x-conversation-id'), metadata.conversation_id);
  assert.deepEqual(await kept(metadata), ['One', said, 'Two', data.choices[0]?.message.content]);
});

test('a completion is streamed, and tells its usage where it is asked to', async () => {
  const stream = await client().chat.completions.create({ model: 'parley', messages: [user('eval(input)')], stream: true, stream_options: { include_usage: true } });
  const pieces: string[] = [];
  const reasons: string[] = [];
  let last;
  for await (const chunk of stream) {
    const choice = chunk.choices[0];
    if (choice?.delta.content) pieces.push(choice.delta.content);
    if (choice?.finish_reason) reasons.push(choice.finish_reason);
    last = chunk;
  }
  assert.ok(pieces.length > 2);
  assert.deepEqual(reasons, ['stop']);
  assert.ok((last?.usage?.total_tokens ?? 0) > 0);
  assert.deepEqual(await kept(conversation(last ?? {})), ['eval(input)', pieces.join('')]);
});

test('what is asked while an answer is written waits its turn, and is answered together', async () => {
  const asks = (content: string, number = 0, metadata = {}) =>
    client('alice', number).chat.completions.create({ model: 'parley', metadata, messages: [user(content)], stream: true });
  // So much is found that it is still being told when the others have come, also on a slow machine.
  const all = 'eval(one)\nmd5(one)\npickle.loads(one)';
  const { data: first, response } = await asks(all).withResponse();
  const metadata = { conversation_id: response.headers.get('x-conversation-id') ?? '' };
  const streams = [first, await asks('eval(two)', 0, metadata), await asks('eval(three)', 1, metadata)];
  const [one, two, three] = await Promise.all(
    streams.map(async (stream) => {
      let text = '';
      for await (const { choices } of stream) text += choices[0]?.delta.content ?? '';
      return text;
    }),
  );
  assert.equal(two, three);
  assert.deepEqual(await kept(metadata), [all, 'eval(two)', 'eval(three)', one, two]);
});

test('whoever hangs up stops nothing', async () => {
  const stream = await client().chat.completions.create({ model: 'parley', messages: [user('eval(input)')], stream: true });
  let metadata;
  for await (const chunk of stream) {
    metadata = conversation(chunk);
    if (chunk.choices[0]?.delta.content) break;
  }
  assert.ok(metadata);
  while ((await kept(metadata)).length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
});

test('the helper of OpenAI\'s client puts a stream together', async () => {
  const runner = client().chat.completions.stream({ model: 'parley', messages: [user('One')] });
  const completion = await runner.finalChatCompletion();
  assert.ok(completion.choices[0]?.message.content);
});

test('the same key is the same turn', async () => {
  const body = { model: 'parley', messages: [user('Once')] };
  const headers = { 'Idempotency-Key': `turn ${Date.now()}` };
  const first = await client().chat.completions.create(body, { headers });
  const again = await client('alice', 1).chat.completions.create(body, { headers });
  assert.equal(again.id, first.id);
  assert.deepEqual(conversation(again), conversation(first));
});

test('the model there is is listed', async () => {
  const models = await client().models.list();
  assert.deepEqual(models.data.map(({ id, object }) => [id, object]), [['parley', 'model']]);
  assert.equal((await client().models.retrieve('parley')).owned_by, 'parley');
});

test('errors are those of OpenAI\'s client', async () => {
  const stranger = open('no.token.atall');
  await assert.rejects(stranger.models.list(), (error) => error instanceof AuthenticationError && error.code === 'invalid_api_key');
  const asks = (more: object) => client().chat.completions.create({ model: 'parley', messages: [user('One')], ...more });
  await assert.rejects(asks({ model: 'gpt-4o' }), (error) => error instanceof NotFoundError && error.code === 'model_not_found' && error.type === 'invalid_request_error');
  await assert.rejects(asks({ messages: [user(' ')] }), (error) => error instanceof BadRequestError && /content is required/.test(error.message));
  await assert.rejects(asks({ messages: [user('One'), user('Two')] }), (error) => error instanceof BadRequestError && /kept here/.test(error.message));
  const foreign = conversation(await client('bob').chat.completions.create({ model: 'parley', messages: [user('His')] }));
  await assert.rejects(asks({ metadata: foreign }), (error) => error instanceof APIError && error.status === 404);
});
