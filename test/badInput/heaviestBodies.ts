import { gzipSync } from "node:zlib";
import { aGatewayEvent } from "../fixtures/aGatewayEvent";
import { heaviest } from "./families/heavyBodies";
import { anInstallation } from "./installation";
import { presentedKeys } from "./keys";

/*
 * Sends every heaviest body, one after the other, and prints what the whole process took: a program of its own, so
 * that it can be given as little memory as a function has.
 */

const run = async (): Promise<void> => {
  const installation = anInstallation();
  for (const { text, status } of heaviest) {
    const body = gzipSync(text(), { level: 9 });
    const { answer, thrown } = await installation.send(
      aGatewayEvent({
        headers: { authorization: `Bearer ${presentedKeys.server}` },
        body: body.toString("base64"),
        isBase64Encoded: true,
      }),
    );
    if (answer?.statusCode !== status)
      throw new Error(`answered ${answer?.statusCode} ${thrown}, not ${status}`);
    process.stdout.write(
      `${JSON.stringify({ bytes: body.length, status, maxRssMb: process.resourceUsage().maxRSS / 1024 })}\n`,
    );
  }
};

void run();
