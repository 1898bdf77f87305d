import { answerOf, csvOf, sqlOf } from "./allPages";
import { atMost } from "./atMost";
import { patientRequest, type Send } from "./patientRequest";
import { questionAddress } from "./questionAddress";
import { AskError, type ReportClient } from "./reportClient";
import { settledAnswer } from "./settledAnswer";
import { sharedWork } from "./sharedWork";
import type { Pause } from "./within";

/** What the client asks with. */
export interface HttpReportClientParts {
  readonly fetch: typeof fetch;
  /** Sent with every request, and nowhere else than to the page's own origin. */
  readonly key: string;
  readonly pause: Pause;
  /** Called once, when the API does not know the key. */
  readonly onSignedOut: () => void;
}

/** So many requests are under way at a time: a page of many figures is no reason to be throttled. */
const requestsAtATime = 4;

/** Asks the API of the page's own origin. */
export const httpReportClient = ({ fetch, key, pause, onSignedOut }: HttpReportClientParts): ReportClient => {
  const inTurn = atMost(requestsAtATime);
  const shared = sharedWork();
  let isSignedOut = false;

  const send: Send = (address, signal) =>
    inTurn(signal, async () => {
      const response = await fetch(address, {
        headers: { authorization: `Bearer ${key}` },
        // what the browser has is asked about by its tag, and kept where it is still the answer
        cache: "no-cache",
        signal,
      });
      return { status: response.status, headers: response.headers, text: await response.text() };
    });
  const ask = settledAnswer(patientRequest(send, pause), pause);

  const asked = <A>(address: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<A>) =>
    shared(address, signal, work).catch((error: unknown) => {
      if (error instanceof AskError && error.reason === "signed_out" && !isSignedOut) {
        isSignedOut = true;
        onSignedOut();
      }
      throw error;
    });

  return {
    ask: (question, signal) =>
      asked(questionAddress(question, "json"), signal, (inner) => answerOf(ask)(question, inner)),
    csv: (question, signal) =>
      asked(questionAddress(question, "csv"), signal, (inner) => csvOf(ask)(question, inner)),
    sql: (question, signal) =>
      asked(questionAddress(question, "sql"), signal, (inner) => sqlOf(ask)(question, inner)),
  };
};
