import { Ajv2020 } from "ajv/dist/2020.js";
import { jsonSchema } from "#schema/json-schemas.ts";

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false });

/** What of a value breaks the schema of a name, in which every field that exists is named. */
export function schemaFaults(name: string, value: unknown): string[] {
  const id = `closed-${name}`;
  if (!ajv.getSchema(id)) ajv.addSchema({ ...jsonSchema(name, "closed"), $id: id }, id);
  const validate = ajv.getSchema(id);
  if (!validate) throw new Error(`There is no schema "${name}".`);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, JSON.stringify(params)].join(" "),
  );
}

/** Whether a published schema is one that a validator takes. */
export function isSchema(schema: object): boolean {
  return new Ajv2020({ strict: true, strictTypes: false }).validateSchema(schema) === true;
}
