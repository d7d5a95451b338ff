import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { ParleyProvider, useConversations, useDocument, useMessages, useNotifications, useParley, usePresence, useReply, useTopic, useTyping } from '../src/index.js';

test('a server renders a page that is not connected, and touches no network', () => {
  const platform = globalThis as { WebSocket?: unknown };
  const before = platform.WebSocket;
  delete platform.WebSocket;
  function Page() {
    const { state } = useParley();
    const { conversations } = useConversations();
    const { messages } = useMessages('one');
    useTyping('one');
    useReply('one');
    usePresence(['somebody']);
    useDocument();
    useTopic('news:today');
    useNotifications();
    return createElement('p', null, `${state} ${conversations.length} ${messages.length}`);
  }
  const html = renderToString(createElement(ParleyProvider, { options: {} }, createElement(Page)));
  if (before !== undefined) platform.WebSocket = before;
  assert.equal(html, '<p>disconnected 0 0</p>');
});

test('a hook without a provider says so', () => {
  const Page = () => createElement('p', null, useParley().state);
  assert.throws(() => renderToString(createElement(Page)), /no ParleyProvider/);
});
