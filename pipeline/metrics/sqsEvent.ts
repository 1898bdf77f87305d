import * as t from "io-ts";
import { unquoted } from "../event/decode";

/** What a queue hands to its function: some messages at once. What they say is quoted nowhere. */
export const SqsEvent = unquoted(
  t.type({ Records: t.array(t.type({ messageId: t.string, body: t.string })) }, "an event of SQS"),
);
export type SqsEvent = t.TypeOf<typeof SqsEvent>;

/** What the function answers: the messages that the queue is to hand over again. */
export interface SqsAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}
