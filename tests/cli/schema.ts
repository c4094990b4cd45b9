import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Schema {
  readonly $ref?: string; readonly type?: string | readonly string[]; readonly enum?: readonly unknown[]; readonly const?: unknown; readonly minimum?: number; readonly pattern?: string;
  readonly required?: readonly string[]; readonly properties?: Readonly<Record<string, Schema>>; readonly additionalProperties?: false | Schema; readonly items?: Schema;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** A schema of the project by its path from the root. */
export const schemaAt = (path: string): Schema => JSON.parse(readFileSync(join(import.meta.dirname, "..", "..", path), "utf8")) as Schema;

/** Where a value departs from a JSON Schema, of which it knows as much as the project's own schemas use; a keyword it does not know is an error. */
export function departures(value: unknown, schema: Schema, root = schema, at = "$"): readonly string[] {
  const known = ["$schema", "$ref", "$defs", "title", "description", "type", "enum", "const", "minimum", "pattern", "required", "properties", "additionalProperties", "items"];
  const strange = Object.keys(schema).filter((key) => !known.includes(key));
  if (strange.length > 0) throw new Error(`unknown keyword: ${strange.join(", ")}`);
  const found: string[] = [];
  if (schema.$ref) found.push(...departures(value, root.$defs![schema.$ref.replace("#/$defs/", "")]!, root, at));
  if (schema.type && ![schema.type].flat().some((type) => isOf(value, type))) return [...found, `${at} is no ${[schema.type].flat().join(" or ")}`];
  if (schema.enum && !schema.enum.includes(value)) found.push(`${at} is ${JSON.stringify(value)}`);
  if ("const" in schema && schema.const !== value) found.push(`${at} is ${JSON.stringify(value)}`);
  if (schema.minimum !== undefined && (value as number) < schema.minimum) found.push(`${at} is below ${schema.minimum}`);
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value as string)) found.push(`${at} is ${JSON.stringify(value)}`);
  if (Array.isArray(value) && schema.items) value.forEach((item, i) => found.push(...departures(item, schema.items!, root, `${at}[${i}]`)));
  if (isOf(value, "object")) {
    const record = value as Record<string, unknown>;
    found.push(...(schema.required ?? []).filter((key) => !(key in record)).map((key) => `${at} lacks ${key}`));
    for (const [key, item] of Object.entries(record)) {
      const inner = schema.properties?.[key] ?? schema.additionalProperties;
      if (inner === false) found.push(`${at} has ${key}`);
      else if (inner) found.push(...departures(item, inner, root, `${at}.${key}`));
    }
  }
  return found;
}

function isOf(value: unknown, type: string): boolean {
  switch (type) {
    case "object": return typeof value === "object" && value !== null && !Array.isArray(value);
    case "array": return Array.isArray(value);
    case "integer": return Number.isInteger(value);
    case "null": return value === null;
    default: return typeof value === type;
  }
}
