import type { HttpResponse } from "../http/http";
import { type Problem, problemResponse } from "../http/problem";
import type { QueryFacts } from "./queryParts";

/** A response with what the log tells of it. */
export interface Reply {
  readonly response: HttpResponse;
  readonly facts: QueryFacts;
}

/** The reply that says why there is no other. */
export const refused = (problem: Problem, facts: QueryFacts = {}): Reply => ({
  response: problemResponse(problem),
  facts: { code: problem.code, ...facts },
});
