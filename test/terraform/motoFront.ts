import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A running front. */
export interface MotoFront {
  readonly endpoint: string;
  /** By the AWS SDK's names, those whose endpoint it must be. */
  readonly services: readonly string[];
  stop(): Promise<void>;
}

/** Answers calls that Terraform cannot go on without and that moto lacks, and passes on all others. */
export const motoFront = async (moto: string): Promise<MotoFront> => {
  const server = createServer((incoming, outgoing) => {
    const answer = answers[String(incoming.headers["x-amz-target"])];
    if (answer === undefined) passOn(moto, incoming, outgoing);
    else {
      incoming.resume();
      outgoing.writeHead(200, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(answer));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    services: ["ATHENA", "SFN"],
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
};

const answers: Readonly<Record<string, object>> = {
  // asked in every plan that creates or changes a state machine
  "AWSStepFunctions.ValidateStateMachineDefinition": { result: "OK", diagnostics: [], truncated: false },
  "AWSStepFunctions.ListStateMachineVersions": { stateMachineVersions: [] },
  "AmazonAthena.DeleteNamedQuery": {},
};

/** What the front answers, for the proof's output. */
export const answeredCalls: readonly string[] = Object.keys(answers);

const passOn = (moto: string, incoming: IncomingMessage, outgoing: ServerResponse): void => {
  const { method, headers } = incoming;
  const passed = request(new URL(incoming.url ?? "/", moto), { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  passed.on("error", () => outgoing.destroy());
  incoming.pipe(passed);
};
