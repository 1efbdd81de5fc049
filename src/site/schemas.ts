import { jsonSchema, SCHEMA_NAMES } from "#schema/json-schemas.ts";
import { pageKey } from "#site/key.ts";

/** One route for each schema: `/api/v1/schemas/NAME.json`. */
export function schemaRoutes() {
  return SCHEMA_NAMES.map((name) => ({ params: { name }, cacheKey: pageKey(jsonSchema(name)) }));
}

/** The schema of a route. */
export function publishedSchema(name: string | undefined): object {
  return jsonSchema(name ?? "");
}
