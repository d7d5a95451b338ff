import { useConversations, useParley } from '@parley/react';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { addressOf, go } from '../shell/route';
import { Composer } from '../thread/Composer';
import { useNotices } from '../ui/Notices';
import { titleFrom } from './titles';

const IDEAS: readonly { readonly name: string; readonly words: string }[] = [
  { name: 'Look over some code', words: '```js\nconst total = eval(userInput);\ndocument.body.innerHTML = total;\n```' },
  { name: 'Is my SQL safe?', words: '```java\nstatement.executeQuery("SELECT * FROM users WHERE name = \'" + name + "\'");\n```' },
];

/** Where a chat with the AI begins. */
export function Home() {
  const { parley, user } = useParley();
  const { create } = useConversations();
  const { attempt } = useNotices();
  const [busy, setBusy] = useState(false);
  const [idea, setIdea] = useState<{ words: string }>();

  const begin = async (content: string) => {
    setBusy(true);
    const went = await attempt(
      create({ kind: 'ai', title: titleFrom(content) }).then(({ id }) => {
        // It is shown, and waits where it has to, while the page of the conversation opens.
        void attempt(parley.conversation(id).send(content));
        go({ page: 'conversation', id });
      }),
    );
    if (!went) setBusy(false);
    return went;
  };

  return (
    <section className="home" aria-labelledby="home-title">
      <a className="button quiet icon back" href={addressOf({ page: 'home' })} aria-label="Back to the list"><ArrowLeft aria-hidden="true" /></a>
      <div className="welcome">
        <h1 id="home-title">{user?.name ? `Hello ${user.name}` : 'Hello'}</h1>
        {user?.anonymous ? (
          <p className="faint">You are looking around without a name.</p>
        ) : (
          <>
            <p className="faint">Ask the AI something. The answer is kept, also when you close this page.</p>
            <Composer placeholder="Ask anything" disabled={busy} draft={idea} onSend={begin} autoFocus />
            <div className="ideas">
              {IDEAS.map(({ name, words }) => <button key={name} type="button" className="chip" onClick={() => setIdea({ words })}>{name}</button>)}
            </div>
          </>
        )}
      </div>
    </section>
  );
}
