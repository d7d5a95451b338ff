import { formatted } from './format';
import { labelOf, type TemplateQuestion } from './template';

type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly path: string }
  | { readonly kind: 'if'; readonly branches: readonly { readonly condition: string; readonly body: readonly Node[] }[] }
  | { readonly kind: 'for'; readonly item: string; readonly list: string; readonly body: readonly Node[] };

interface Scope {
  readonly questions: readonly TemplateQuestion[];
  readonly values: Readonly<Record<string, unknown>>;
}

const TAG = /\{(#if|#else if|#else|#for|\/if|\/for|[a-z_][\w.]*)\s*([^{}]*)\}/g;

/**
 * What the document says so far, as Markdown: a draft to look at while one answers. What is not known yet stands as `[its
 * name]`. It knows what templates mostly use; the finished document comes from the server.
 */
export function draftOf(body: string | readonly string[], questions: readonly TemplateQuestion[], answers: Readonly<Record<string, unknown>>, today: Date): string {
  const text = typeof body === 'string' ? body : body.join('\n');
  const nodes = parse(text.replace(/^[ \t]*(\{(?:#(?:if|else|for)|\/(?:if|for))[^{}]*\})[ \t]*\n/gm, '$1'));
  const date = formatted(today.toISOString().slice(0, 10), { id: 'date', text: '', type: 'date' });
  return written(nodes, { questions: [...questions, { id: 'session', text: '' }], values: { ...answers, session: { date } } });
}

function parse(text: string): readonly Node[] {
  interface Open {
    readonly node: Node | undefined;
    body: Node[];
    branches: { condition: string; body: Node[] }[];
  }
  const root: Open = { node: undefined, body: [], branches: [] };
  const open: Open[] = [root];
  let from = 0;
  for (const { 0: tag, 1: name = '', 2: rest = '', index } of text.matchAll(TAG)) {
    const inner = open.at(-1) ?? root;
    if (index > from) inner.body.push({ kind: 'text', text: text.slice(from, index) });
    from = index + tag.length;
    if (name === '#if') {
      const body: Node[] = [];
      open.push({ node: undefined, body, branches: [{ condition: rest.trim(), body }] });
    } else if (name === '#else if' || name === '#else') {
      inner.body = [];
      inner.branches.push({ condition: name === '#else' ? rest.replace(/^if\s+/, '').trim() : rest.trim(), body: inner.body });
    } else if (name === '#for') {
      const [item = '', list = ''] = rest.split(/\s+in\s+/);
      open.push({ node: { kind: 'for', item: item.trim(), list: list.trim(), body: [] }, body: [], branches: [] });
    } else if (name.startsWith('/')) {
      if (open.length === 1) continue;
      open.pop();
      const outer = open.at(-1) ?? root;
      if (inner.node?.kind === 'for') outer.body.push({ ...inner.node, body: inner.body });
      else outer.body.push({ kind: 'if', branches: inner.branches });
    } else {
      inner.body.push({ kind: 'value', path: name });
    }
  }
  root.body.push({ kind: 'text', text: text.slice(from) });
  return root.body;
}

function written(nodes: readonly Node[], scope: Scope): string {
  return nodes.map((node) => one(node, scope)).join('');
}

function one(node: Node, scope: Scope): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'value':
      return valueOf(node.path, scope);
    case 'if': {
      const branch = node.branches.find(({ condition }) => condition === '' || holds(condition, scope));
      return branch ? written(branch.body, scope) : '';
    }
    case 'for': {
      const list = scope.values[node.list];
      const question = scope.questions.find(({ id }) => id === node.list);
      if (!Array.isArray(list)) return '';
      return list
        .map((value: unknown, index) => {
          const item: TemplateQuestion = question?.type === 'multiple_choice' ? { ...question, id: node.item, type: 'choice' } : { id: node.item, text: '', ...(question?.fields ? { fields: question.fields } : {}) };
          const values = { ...scope.values, [node.item]: value, [`${node.item}_count`]: index + 1, [`${node.item}_hasNext`]: index + 1 < list.length };
          return written(node.body, { questions: [item, ...scope.questions], values });
        })
        .join('');
    }
  }
}

function valueOf(path: string, { questions, values }: Scope): string {
  const [id = '', field] = path.split('.');
  const question = questions.find((known) => known.id === id);
  const value = values[id];
  if (field && field !== 'value') {
    const inner = question?.fields?.find((known) => known.id === field);
    return plain(formatted((value as Record<string, unknown> | undefined)?.[field], inner));
  }
  if (value === undefined) return question ? `\\[${plain(labelOf(question))}\\]` : '';
  return plain(field === 'value' ? String(value) : formatted(value, question));
}

function holds(condition: string, { values }: Scope): boolean {
  const { 1: path = '', 2: wanted } = /^([\w.]+)(?:\s+(?:is|==|eq)\s+'([^']*)')?$/.exec(condition) ?? [];
  const [id = '', field] = path.split('.');
  const whole = values[id];
  const value = field && field !== 'value' ? (whole as Record<string, unknown> | undefined)?.[field] : whole;
  if (wanted !== undefined) return value === wanted;
  return value !== undefined && value !== null && value !== false && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** An answer is no Markdown. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#+|~$]/g, '\\$&').replaceAll('\n', '  \n');
}
