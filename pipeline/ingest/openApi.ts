import { events } from "../event/events";
import { instant } from "../event/fieldType";
import { jsonSchema } from "../event/jsonSchema";
import { limits } from "./limits";

/** The collector's OpenAPI 3.1 document, derived from the codecs and the limits. */
export const openApi = (version: string): Readonly<Record<string, unknown>> => ({
  openapi: "3.1.0",
  info: {
    title: "Footfall collector",
    version,
    description: "Takes clickstream events. What it acknowledges is durable; sending a batch again is safe.",
  },
  security: [{ bearer: [] }, { basic: [] }, { header: [] }, { query: [] }],
  paths: {
    "/v1/events": {
      post: {
        summary: "Send events",
        description: `One event, a list, {"events": […]} or NDJSON; gzip or not; any content type. At most ${limits.eventsPerBatch} events, ${limits.wireBytes} bytes as sent and ${limits.inflatedBytes} inflated; an event has at most ${limits.eventBytes} bytes and ${limits.nestingDepth} levels.`,
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: { oneOf: [ref("Event"), { type: "array", items: ref("Event") }, ref("Batch")] },
            },
            "application/x-ndjson": { schema: { type: "string" } },
          },
        },
        responses: {
          202: answer("At least one event was accepted and is durable.", ref("Receipt")),
          400: problem("Nothing was acceptable: rejected says why, event by event; or the body is no batch."),
          401: problem("No key, or one that is not known."),
          403: problem("The key may not be used from this origin."),
          405: problem("Not a POST."),
          413: problem("Over a limit of the request."),
          429: { description: "Too many requests for the API's throttle: send the same events again later." },
          503: problem("Not stored: send the same events again after Retry-After seconds."),
        },
      },
    },
  },
  components: {
    securitySchemes: {
      bearer: { type: "http", scheme: "bearer" },
      basic: { type: "http", scheme: "basic", description: "The key as user name." },
      header: { type: "apiKey", in: "header", name: "X-Footfall-Key" },
      query: { type: "apiKey", in: "query", name: "key", description: "For navigator.sendBeacon." },
    },
    schemas: {
      Event: jsonSchema(events),
      Batch: {
        type: "object",
        additionalProperties: false,
        required: ["events"],
        properties: {
          events: { type: "array", items: ref("Event"), minItems: 1, maxItems: limits.eventsPerBatch },
          sent_at: {
            ...instant().schema,
            description:
              "The sender's clock at sending, set anew at each try: a wrong clock is put right by it. It is no part of the batch's identity.",
          },
        },
      },
      Receipt: {
        type: "object",
        required: ["accepted", "rejected"],
        properties: { accepted: { type: "integer" }, rejected: { type: "array", items: ref("Rejected") } },
      },
      Rejected: {
        type: "object",
        required: ["index", "event_id", "errors"],
        properties: {
          index: { type: "integer", description: "Place in the batch, from 0." },
          event_id: { type: ["string", "null"] },
          errors: { type: "array", items: { type: "string" } },
        },
      },
      Problem: {
        type: "object",
        description: "RFC 9457.",
        required: ["type", "title", "status", "detail"],
        properties: {
          type: { type: "string" },
          title: { type: "string" },
          status: { type: "integer" },
          detail: { type: "string" },
          accepted: { type: "integer" },
          rejected: { type: "array", items: ref("Rejected") },
        },
      },
    },
  },
});

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const answer = (description: string, schema: object) => ({
  description,
  content: { "application/json": { schema } },
});

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ref("Problem") } },
});
