import { ingestApi } from "./ingestApi";

/** The collector's OpenAPI 3.1 document. */
export const openApi = (version: string): Readonly<Record<string, unknown>> => {
  const { paths, schemas } = ingestApi();
  return {
    openapi: "3.1.0",
    info: {
      title: "Footfall collector",
      version,
      description:
        "Takes clickstream events, orders, customers and payments. What it acknowledges is durable; sending a batch again is safe.",
    },
    security: [{ bearer: [] }, { basic: [] }, { header: [] }, { query: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer" },
        basic: { type: "http", scheme: "basic", description: "The key as user name." },
        header: { type: "apiKey", in: "header", name: "X-Footfall-Key" },
        query: { type: "apiKey", in: "query", name: "key", description: "For navigator.sendBeacon." },
      },
      schemas,
    },
  };
};
