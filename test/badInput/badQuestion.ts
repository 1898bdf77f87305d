import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { random, weighted } from "../../local/simulation/random";
import { aGatewayEvent } from "../fixtures/aGatewayEvent";
import { address } from "./badRequest";
import { canary } from "./canary";
import { presentedKeys } from "./keys";
import { allQuestionFamilies } from "./questionFamilies/allQuestionFamilies";
import type { QuestionDraft } from "./questionFamily";

/** A question as API Gateway hands it over, and what must become of it. */
export interface BadQuestion extends Pick<QuestionDraft, "statuses" | "fault"> {
  readonly family: string;
  readonly event: APIGatewayProxyEventV2;
  readonly isSlow: boolean;
}

/** The question of this number: the same for the same seed. Every tenth is the one before it, asked again. */
export const badQuestion = (seed: number, index: number): BadQuestion => {
  if (index % 10 === 9) return badQuestion(seed, index - 1);
  const chance = random([seed, index, questionStream], 0);
  const { name, draw } = familyOf(chance);
  const draft = draw(chance);
  const { statuses, fault, isSlow = false } = draft;
  return {
    family: name,
    event: gatewayEvent(draft),
    isSlow,
    ...(statuses === undefined ? {} : { statuses }),
    ...(fault === undefined ? {} : { fault }),
  };
};

/** Sets the draws of questions apart from those of others with the same seed. */
const questionStream = 4;

const familyOf = weighted(allQuestionFamilies);

const gatewayEvent = ({
  method = "GET",
  path,
  query = {},
  headers,
}: QuestionDraft): APIGatewayProxyEventV2 => {
  const { requestContext } = aGatewayEvent();
  return aGatewayEvent({
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    ...(Object.keys(query).length === 0 ? {} : { queryStringParameters: { ...query } }),
    headers: {
      authorization: `Bearer ${presentedKeys.oneSiteReader}`,
      host: "api.example",
      "user-agent": `${canary}/1.0`,
      "x-forwarded-for": address,
      [`x-${canary}`]: canary,
      ...headers,
    },
    requestContext: {
      ...requestContext,
      http: { ...requestContext.http, method, path, sourceIp: address, userAgent: `${canary}/1.0` },
    },
  });
};
