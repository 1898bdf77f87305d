import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A running front. */
export interface StepFunctionsFront {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/**
 * Step Functions before moto: answers the two calls that the provider makes and that moto lacks, the first of them in
 * every plan, and passes on all others. Definitions are called valid.
 */
export const stepFunctionsFront = async (moto: string): Promise<StepFunctionsFront> => {
  const server = createServer((incoming, outgoing) => {
    const action = String(incoming.headers["x-amz-target"]).split(".")[1] ?? "";
    const answer = answers[action];
    if (answer === undefined) passOn(moto, incoming, outgoing);
    else {
      incoming.resume();
      outgoing.writeHead(200, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(answer));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};

const answers: Readonly<Record<string, object>> = {
  ValidateStateMachineDefinition: { result: "OK", diagnostics: [], truncated: false },
  ListStateMachineVersions: { stateMachineVersions: [] },
};

const passOn = (moto: string, incoming: IncomingMessage, outgoing: ServerResponse): void => {
  const { method, headers } = incoming;
  const passed = request(new URL(incoming.url ?? "/", moto), { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  passed.on("error", () => outgoing.destroy());
  incoming.pipe(passed);
};
