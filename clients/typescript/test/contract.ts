import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Wherever this has been compiled to. */
let project = new URL('./', import.meta.url);
while (!existsSync(new URL('docs/parley.asyncapi.yaml', project))) project = new URL('../', project);

interface Contract {
  readonly components: {
    readonly schemas: object;
    readonly messages: { readonly [name: string]: { readonly payload: { readonly properties: { readonly [name: string]: unknown } } } };
  };
}

export const contract: Contract = parse(readFileSync(new URL('docs/parley.asyncapi.yaml', project), 'utf8'));

const ajv = new Ajv({ strict: false, allErrors: true });
(formats as unknown as (ajv: Ajv) => void)(ajv);
ajv.addSchema({ $id: 'contract', ...contract }, 'contract');
const compiled = new Map<string, ValidateFunction>();

/** Fails where the frame is not what the contract says of this message. */
export function conforms(message: string, frame: object): void {
  const name = message.replaceAll('~', '~0').replaceAll('/', '~1');
  let validate = compiled.get(name);
  if (!validate) {
    validate = ajv.compile({ $ref: `contract#/components/messages/${name}/payload` });
    compiled.set(name, validate);
  }
  if (!validate(frame)) throw new Error(`${message} is not as the contract has it: ${ajv.errorsText(validate.errors)}: ${JSON.stringify(frame)}`);
}

const frames = new URL('gateway-service/src/test/resources/frames/parley/', project);

/** The example of a frame: `events/message.sent`. */
export function example<T = Record<string, any>>(name: string): T {
  return JSON.parse(readFileSync(new URL(`${name}.json`, frames), 'utf8'));
}

export function examples(folder: string): { readonly name: string; readonly frame: { readonly type: string; readonly [field: string]: unknown } }[] {
  return readdirSync(new URL(folder, frames)).map((file) => ({ name: file.replace('.json', ''), frame: example(`${folder}/${file.replace('.json', '')}`) }));
}
