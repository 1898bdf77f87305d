import { setTimeout } from "node:timers/promises";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { gatewayV2 } from "../../pipeline/http/gatewayV2";
import { admit } from "../../pipeline/keys/admit";
import type { Day, Unit } from "../../pipeline/lake/lakeKey";
import { query } from "../../pipeline/query/query";
import type { Hour } from "../../pipeline/raw/rawKey";
import { allReports } from "../../pipeline/reports/allReports";
import { engineQueryRunner } from "../../pipeline/reports/engineQueryRunner";
import { aKeyRing } from "../fixtures/aKey";
import { aSiteMetrics } from "../fixtures/aSiteMetrics";
import { aNightOut } from "../pipeline/query/aNightOut";
import { askedAtMs, bringIn } from "../pipeline/query/aQueryApi";
import { aLakeReader, aPipeline } from "../support/aPipeline";
import { memoryObjectStore } from "../support/objectStore.memory";
import type { BadQuestion } from "./badQuestion";
import type { Sent } from "./installation";
import { allowed, knownKeys } from "./keys";
import { earlier, type Fault } from "./questionFamily";
import { foreignSite } from "./questionSites";

/** A lake with rows of an allowed site and of a foreign one, and what asks it. */
export interface QuestionedLake {
  /** The endpoint as its handler builds it, with nothing kept yet. */
  endpoint(): QuestionInstallation;
  dispose(): Promise<void>;
}

/** The query endpoint, over DuckDB. */
export interface QuestionInstallation {
  ask(question: BadQuestion): Promise<Answered>;
}

/** What one question did, and what stood in the places of what earlier answers gave. */
export interface Answered extends Pick<Sent, "answer" | "thrown" | "logged"> {
  readonly event: APIGatewayProxyEventV2;
}

/** Fills a lake, once for all questions. */
export const aQuestionedLake = async (): Promise<QuestionedLake> => {
  const pipeline = await aPipeline();
  const reader = await aLakeReader();
  reader.read(pipeline);
  await bringIn(pipeline, aNightOut(allowed.site, 5), aNightOut(foreignSite, 7));
  const unit: Unit = { hour: "2026-03-01T18" as Hour, shard: 0 };
  await pipeline.metrics.close({
    userDay: { user: "shared-user", day: "2026-03-01" as Day },
    unit,
    sequence: 1,
    metrics: new Map([
      [allowed.site, aSiteMetrics()],
      [foreignSite, aSiteMetrics({ paid_minor: { XTS: 1 } })],
    ]),
  });

  const endpoint = (): QuestionInstallation => {
    let fault: Fault | undefined;
    let isSlow = false;
    let nowMs = askedAtMs;
    let logged: string[] = [];
    const given = { queryId: "0".repeat(64), cursor: "" };
    const failing = <A extends object>(part: A, name: Fault): A =>
      new Proxy(part, {
        get: (target, member) => {
          const method = Reflect.get(target, member);
          return typeof method !== "function"
            ? method
            : (...args: unknown[]) => {
                if (fault === name) throw new Error(`${name} of ${foreignSite} is broken`);
                return method.apply(target, args);
              };
        },
      });
    const runner = engineQueryRunner(reader.engine, (ms) => setTimeout(ms, undefined, { ref: false }));
    const ring = aKeyRing(knownKeys);
    const handler = gatewayV2(
      query({
        admit: admit({
          keys: async (key) => {
            if (fault === "keys") throw new Error("keys are broken");
            return ring(key);
          },
          rate: async () => ({ kind: "within" }),
        }),
        lake: failing(pipeline.lake, "lake"),
        results: failing(memoryObjectStore("results"), "results"),
        runner: failing(
          { ...runner, look: async (id) => (isSlow ? { kind: "running" } : runner.look(id)) },
          "engine",
        ),
        metrics: failing(pipeline.metrics, "metrics"),
        reports: allReports,
        health: [],
        budgetMs: 20_000,
        version: "0.0.0",
        now: () => nowMs,
        pause: async (ms) => {
          nowMs += ms;
        },
        log: (entry) => logged.push(JSON.stringify(entry)),
      }),
    );
    return {
      ask: async (question) => {
        fault = question.fault;
        isSlow = question.isSlow;
        // tokens are of a minute
        nowMs += 61_000;
        logged = [];
        const event = withEarlier(question.event, given);
        try {
          const answer = await handler(event);
          const { location = "", link = "" } = (answer.headers ?? {}) as Readonly<Record<string, string>>;
          given.queryId = /^\/v1\/queries\/([0-9a-f]{64})/.exec(location)?.[1] ?? given.queryId;
          given.cursor = /cursor=([\w-]+)>/.exec(link)?.[1] ?? given.cursor;
          return { answer, thrown: undefined, logged, event };
        } catch (thrown) {
          return { answer: undefined, thrown, logged, event };
        }
      },
    };
  };
  return { endpoint, dispose: pipeline.dispose };
};

/** Puts what was given before into its places. */
const withEarlier = (
  event: APIGatewayProxyEventV2,
  given: { readonly queryId: string; readonly cursor: string },
): APIGatewayProxyEventV2 => {
  const put = (text: string): string =>
    text.replace(earlier.queryId, given.queryId).replace(earlier.cursor, given.cursor);
  const parameters = event.queryStringParameters;
  return {
    ...event,
    rawPath: put(event.rawPath),
    ...(parameters === undefined
      ? {}
      : {
          queryStringParameters: Object.fromEntries(
            Object.entries(parameters).map(([name, value]) => [name, put(value ?? "")]),
          ),
        }),
  };
};
