import { useChat } from '@ai-sdk/react';
import { DefaultChatTransport } from 'ai';
import { createRoot } from 'react-dom/client';

const url = new URLSearchParams(location.search).get('parley') ?? 'http://localhost:8080';
const token = (sessionStorage.token ??= prompt('Token?'));
const id = 'use-chat';
const api = `${url}/api/v1/chat`;
const headers = { Authorization: `Bearer ${token}` };

function Chat({ said, transport }) {
  const { messages, sendMessage, stop, status, error } = useChat({ id, messages: said, resume: true, transport });
  const isAnswering = status === 'submitted' || status === 'streaming';
  // `stop` alone only ceases to listen: a page that is closed stops no answer. Its id, so that none is stopped that begins meanwhile.
  const stopAnswer = () => {
    const body = JSON.stringify({ messageId: messages.at(-1).id });
    return Promise.all([fetch(`${api}/${id}/stop`, { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body }), stop()]);
  };
  return (
    <>
      <ol>
        {messages.map(({ id, role, parts }) => (
          <li key={id}>{role}: {parts.map((part) => (part.type === 'text' ? part.text : ''))}</li>
        ))}
      </ol>
      {error && <p role="alert">{error.message}</p>}
      <form action={(form) => void sendMessage({ text: form.get('text') })}>
        <input name="text" autoComplete="off" autoFocus required /> <button disabled={isAnswering}>Send</button>
      </form>
      {status === 'streaming' && <button onClick={() => void stopAnswer()}>Stop</button>}
    </>
  );
}

const root = createRoot(document.getElementById('chat'));

/** Shows what was said, and what is being written. */
async function show() {
  const response = await fetch(`${api}/${id}`, { headers });
  const { messages, writing, detail } = await response.json();
  if (!response.ok) throw new Error(detail);
  const asks = async (...request) => {
    const answer = await fetch(...request);
    // Just now it has ended: it is among what was said.
    if (answer.status === 204 && writing) await show();
    return answer;
  };
  root.render(<Chat key={messages.length} said={messages} transport={new DefaultChatTransport({ api, headers, fetch: asks })} />);
}

show().catch((error) => root.render(<p role="alert">{error.message}</p>));
