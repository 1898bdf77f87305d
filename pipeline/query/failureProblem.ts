import type { Problem } from "../http/problem";
import type { QueryFailure } from "../reports/queryRunner";

/** What a client is told of a query that failed: what it can do, and nothing of how it was run. */
export const failureProblem = (failure: QueryFailure): Problem => {
  switch (failure.reason) {
    case "busy":
      return {
        status: 503,
        code: "engine_busy",
        detail: "too many queries are under way: ask again in some seconds",
        headers: { "retry-after": "5" },
      };
    case "too_expensive":
      return {
        status: 422,
        code: "query_too_expensive",
        detail: `the query would read more than ${failure.limitBytes === undefined ? "one may" : `the ${failure.limitBytes} bytes that one may`}: ${narrower}`,
        members: failure.limitBytes === undefined ? {} : { limit_bytes: failure.limitBytes },
      };
    case "too_heavy":
      return {
        status: 422,
        code: "query_too_heavy",
        detail: `the query needs more memory or time than one has: ${narrower}`,
      };
    case "too_many_rows":
      return {
        status: 422,
        code: "answer_too_large",
        detail: `the answer has more than ${failure.limitRows} rows: ${narrower}`,
        members: { limit_rows: failure.limitRows },
      };
    case "value_too_long":
      return {
        status: 422,
        code: "value_too_long",
        detail:
          "a value is longer than a query can take; a key of very many sites is one: ask for one site with site_id",
      };
    case "unknown":
      return noSuchQuery;
    case "failed":
      return {
        status: 502,
        code: "query_failed",
        detail: "the query failed: ask again; the log of the query function names the reason",
      };
  }
};

/** For ids of no query, of one that is forgotten, and of one of other sites: who asks cannot tell which. */
export const noSuchQuery: Problem = {
  status: 404,
  code: "no_such_query",
  detail: "there is no such query, or no longer: ask for the report again",
};

const narrower = "ask for fewer days with from and to, or for one site with site_id";
