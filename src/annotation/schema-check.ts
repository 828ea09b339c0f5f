/// The part of JSON Schema that docs/record.schema.json uses.
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/// What is wrong with a value: the path of the field ("statements[3].event.type") and what it is not.
export interface Fault {
  readonly field: string;
  readonly reason: string;
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/// The first fault of a value by a schema, or null. Fields that the schema does not know are passed over, as a later edition of
/// the same version may have them (docs/record.md).
export function faultIn(value: unknown, root: Schema): Fault | null {
  return fault(value, root, root, '');
}

/// A value with only those fields that the schema knows. The value must be without fault by it, but for further fields.
export function onlyKnown(value: unknown, root: Schema): unknown {
  return known(value, root, root);
}

function fault(value: unknown, schema: Schema, root: Schema, field: string): Fault | null {
  if (schema.$ref !== undefined) return fault(value, resolved(schema, root), root, field);
  if (schema.anyOf !== undefined) {
    const faults = schema.anyOf.map((each) => fault(value, each, root, field));
    if (faults.includes(null)) return null;
    // An object is meant to be the one that is no null.
    return faults.find((each) => each !== null && each.field !== field) ?? faults[0] ?? null;
  }
  const wrong = (reason: string): Fault => ({ field: field === '' ? 'the record' : field, reason });
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOf(value, type)))
    return wrong(`is ${nameOf(value)}, not ${types.join(' or ')}`);
  const allowed = schema.const === undefined ? schema.enum : [schema.const];
  if (allowed !== undefined && !allowed.some((one) => one === value))
    return wrong(`is ${shown(value)}, not ${allowed.map(shown).join(' or ')}`);
  if (typeof value === 'number' && schema.minimum !== undefined && value < schema.minimum)
    return wrong(`is ${value}, less than ${schema.minimum}`);
  if (typeof value === 'number' && schema.maximum !== undefined && value > schema.maximum)
    return wrong(`is ${value}, more than ${schema.maximum}`);
  if (Array.isArray(value) && schema.items !== undefined) {
    for (let index = 0; index < value.length; index++) {
      const found = fault(value[index], schema.items, root, `${field}[${index}]`);
      if (found !== null) return found;
    }
  }
  return isObject(value) ? faultOfFields(value, schema, root, field) : null;
}

function faultOfFields(value: JsonObject, schema: Schema, root: Schema, field: string): Fault | null {
  const inside = (name: string): string => (field === '' ? name : `${field}.${name}`);
  for (const name of schema.required ?? [])
    if (!Object.hasOwn(value, name)) return { field: inside(name), reason: 'is missing' };
  for (const [name, part] of Object.entries(value)) {
    const own = fieldSchema(schema, name);
    const found = own === null ? null : fault(part, own, root, inside(name));
    if (found !== null) return found;
  }
  return null;
}

function known(value: unknown, schema: Schema, root: Schema): unknown {
  if (schema.$ref !== undefined) return known(value, resolved(schema, root), root);
  const fitting = schema.anyOf?.find((each) => fault(value, each, root, '') === null);
  if (fitting !== undefined) return known(value, fitting, root);
  const { items } = schema;
  if (Array.isArray(value)) return items === undefined ? value : value.map((each: unknown) => known(each, items, root));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => {
      const own = fieldSchema(schema, name);
      return own === null ? [] : [[name, known(part, own, root)]];
    }),
  );
}

function fieldSchema({ properties = {}, additionalProperties }: Schema, name: string): Schema | null {
  if (Object.hasOwn(properties, name)) return properties[name] ?? null;
  return typeof additionalProperties === 'object' ? additionalProperties : null;
}

function resolved({ $ref = '' }: Schema, root: Schema): Schema {
  const found = root.definitions?.[decodeURIComponent($ref.replace('#/definitions/', ''))];
  if (found === undefined) throw new RangeError(`the schema does not define ${$ref}`);
  return found;
}

function isOf(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `"${value.slice(0, 60)}"` : nameOf(value);
}
