import { answer, problem, queryParameters, ref, refusals, shared } from "./openApiParts";
import { presentationParameters } from "./presentation";
import { userMetricsParameters } from "./userMetricsReply";

const inPath = (name: string, description: string) => ({
  name,
  in: "path",
  required: true,
  description,
  schema: { type: "string" },
});

/** The paths that are asked, but for those of single reports. */
export const queryPaths: Readonly<Record<string, object>> = {
  "/v1/reports": {
    get: {
      summary: "The reports that there are, with their parameters and columns",
      responses: { 200: answer("The list.", ref("ReportList")), ...refusals },
    },
  },
  "/v1/queries/{id}": {
    get: {
      summary: "The answer of a query that took longer than its request",
      parameters: [
        inPath("id", "As the Location of an answer of 202 names it."),
        ...queryParameters(presentationParameters, presentationParameters),
      ],
      responses: {
        200: {
          description: "As the report would have answered.",
          content: {
            "application/json": { schema: ref("AnyAnswer") },
            "text/csv": { schema: { type: "string" } },
            "application/sql": { schema: { type: "string" } },
          },
        },
        202: shared("Running"),
        400: shared("InvalidParameters"),
        404: problem("No such query, or one of sites that the key may not read."),
        422: shared("TooExpensive"),
        502: shared("QueryFailed"),
        ...refusals,
      },
    },
  },
  "/v1/users/{id}/metrics": {
    get: {
      summary: "What a user, or an anonymous visitor, did on each day",
      description:
        "Days are UTC. A day of which there is nothing is left out, unless zeros are asked for. Figures hold what is provisional too.",
      parameters: [
        inPath("id", "A user_id or an anonymous_id, percent-encoded."),
        ...queryParameters(userMetricsParameters),
      ],
      responses: {
        200: answer("The days, and their sum.", ref("UserMetrics")),
        400: shared("InvalidParameters"),
        ...refusals,
      },
    },
  },
  "/v1/health": {
    get: {
      summary: "Whether answers can be given",
      security: [],
      responses: {
        200: answer("They can.", ref("Health")),
        503: problem("Some part cannot be read: failing names it."),
      },
    },
  },
  "/openapi.json": {
    get: {
      summary: "This document",
      security: [],
      responses: { 200: answer("OpenAPI 3.1.", { type: "object" }) },
    },
  },
};
