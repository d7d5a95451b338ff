// Writes src/protocol.ts from the contract, docs/parley.asyncapi.yaml. Usage: npm run generate
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const contract = fileURLToPath(new URL('../../../docs/parley.asyncapi.yaml', import.meta.url));
const target = fileURLToPath(new URL('../src/protocol.ts', import.meta.url));

const pascal = (name) => name.replace(/(?:^|[._-])([a-z])/g, (_, letter) => letter.toUpperCase());
const eventName = (name) => (name === 'error' ? 'ErrorFrame' : `${pascal(name).replace(/Event$/, '')}Event`);
const quoted = (name) => (/^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`);
const literal = (value) => (typeof value === 'string' ? `'${value}'` : String(value));

function comment(text, indent) {
  if (!text) return '';
  const lines = text.trim().split('\n').map((line) => line.trim());
  return lines.length === 1
    ? `${indent}/** ${lines[0]} */\n`
    : `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`;
}

function typeOf(schema, indent) {
  if (schema.$ref) return schema.$ref.split('/').at(-1);
  if ('const' in schema) return literal(schema.const);
  if (schema.enum) return schema.enum.map(literal).join(' | ');
  if (schema.oneOf) return schema.oneOf.map((one) => typeOf(one, indent)).join(' | ');
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array': {
      const item = schema.items ? typeOf(schema.items, indent) : 'unknown';
      return `readonly ${/ \| /.test(item) ? `(${item})` : item}[]`;
    }
    case 'object':
      return schema.properties ? fieldsOf(schema, indent) : 'Readonly<Record<string, unknown>>';
    case undefined:
      return 'unknown';
    default:
      throw new Error(`The contract has a type that is not known here: ${schema.type}`);
  }
}

function fieldsOf(schema, indent, without = []) {
  const deeper = `${indent}  `;
  const fields = Object.entries(schema.properties)
    .filter(([name]) => !without.includes(name))
    .map(([name, field]) => {
      const optional = (schema.required ?? []).includes(name) ? '' : '?';
      return `${comment(field.description, deeper)}${deeper}readonly ${quoted(name)}${optional}: ${typeOf(field, deeper)};\n`;
    });
  return fields.length === 0 ? '{}' : `{\n${fields.join('')}${indent}}`;
}

function declared(name, schema, description, without) {
  const body = schema.type === 'object' && schema.properties ? fieldsOf(schema, '', without) : null;
  const head = comment(description ?? schema.description, '');
  return body && body !== '{}'
    ? `${head}export interface ${name} ${body}\n`
    : `${head}export type ${name} = ${body ? 'Readonly<Record<never, never>>' : typeOf(schema, '')};\n`;
}

export function generated() {
  const { components, operations } = parse(readFileSync(contract, 'utf8'));
  const commands = Object.values(operations)
    .filter(({ action }) => action === 'receive')
    .flatMap(({ messages }) => messages.map(({ $ref }) => $ref.split('/').at(-1)));
  const events = Object.keys(components.messages).filter(
    (name) => name !== 'error' && !name.startsWith('ok.') && !commands.includes(name),
  );
  const parts = ['// Generated from docs/parley.asyncapi.yaml by scripts/generate-protocol.mjs: change the contract, not this file.\n'];
  for (const [name, schema] of Object.entries(components.schemas)) {
    parts.push(declared(name, schema));
  }
  for (const name of commands) {
    const { summary, payload } = components.messages[name];
    parts.push(declared(`${pascal(name)}Command`, payload, summary, ['type', 'ref']));
    parts.push(declared(`${pascal(name)}Ok`, components.messages[`ok.${name}`].payload, undefined, ['type', 'ref']));
  }
  for (const name of ['error', ...events]) {
    const { summary, payload } = components.messages[name];
    parts.push(declared(eventName(name), payload, summary));
  }
  const map = (names, entry) => names.map((name) => `  ${quoted(name)}: ${entry(name)};\n`).join('');
  parts.push(
    `/** Every command: the fields it has, and those of its answer. */\nexport interface Commands {\n${map(
      commands,
      (name) => `{ fields: ${pascal(name)}Command; ok: ${pascal(name)}Ok }`,
    )}}\n`,
    `/** Every event by its type. */\nexport interface Events {\n${map(events, eventName)}}\n`,
  );
  return parts.join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(target, generated());
}
