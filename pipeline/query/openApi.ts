import { openApi as ingestOpenApi } from "../ingest/openApi";
import type { AnyReport } from "../reports/report";
import { queryParameter, sharedResponses } from "./openApiParts";
import { queryPaths } from "./openApiPaths";
import { reportPath, sharedParameters } from "./openApiReport";
import { answerSchemas } from "./openApiSchemas";

/** An OpenAPI document, as far as it is put together here. */
interface Document {
  readonly paths: Readonly<Record<string, unknown>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly [kind: string]: unknown;
  };
  readonly [member: string]: unknown;
}

interface Schema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly [keyword: string]: unknown;
}

/** The OpenAPI 3.1 document of everything that is sent and asked over HTTP, derived from the codecs. */
export const openApi = (version: string, reports: readonly AnyReport[]): Document => {
  const ingest = ingestOpenApi(version) as unknown as Document;
  const { schemas } = ingest.components;
  return {
    ...ingest,
    info: {
      title: "Footfall",
      version,
      description:
        "Takes events and commerce records, and answers what they say. What is acknowledged is durable, and sending it again is safe. Answers are of the sites that a key may read.",
    },
    paths: {
      ...ingest.paths,
      ...queryPaths,
      ...Object.fromEntries(reports.map((report) => [`/v1/reports/${report.name}`, reportPath(report)])),
    },
    components: {
      ...ingest.components,
      parameters: Object.fromEntries(
        Object.entries(sharedParameters).map(([name, parameter]) => [name, queryParameter(name, parameter)]),
      ),
      responses: sharedResponses,
      schemas: { ...schemas, ...answerSchemas, Problem: withErrors(schemas["Problem"] ?? {}) },
    },
  };
};

const withErrors = (problem: Schema): Schema => ({
  ...problem,
  properties: {
    ...problem.properties,
    errors: {
      type: "array",
      items: { type: "string" },
      description: "Each names a parameter, the rule, and the value that breaks it.",
    },
  },
});
