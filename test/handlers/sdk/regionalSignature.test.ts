import { createHash, createHmac } from "node:crypto";
import { SignatureV4MultiRegion as Whole } from "@aws-sdk/signature-v4-multi-region";
import { SignatureV4MultiRegion } from "../../../handlers/sdk/regionalSignature";

/** As the SDK wants one made of Node's. */
class Sha256 {
  readonly #hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", secret as string);
  }
  update(data: Uint8Array): void {
    this.#hash.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
  reset(): void {}
}

test("a request for one region is signed as the whole SDK signs it", async () => {
  const options = {
    service: "s3",
    region: "eu-central-1",
    credentials: { accessKeyId: "id", secretAccessKey: "secret", sessionToken: "token" },
    sha256: Sha256,
    uriEscapePath: false,
    runtime: "node",
  };
  const aRequest = () => ({
    method: "PUT",
    protocol: "https:",
    hostname: "raw.s3.eu-central-1.amazonaws.com",
    path: "/events/a.gz",
    query: { "x-id": "PutObject" },
    headers: { host: "raw.s3.eu-central-1.amazonaws.com" },
    body: "body",
  });
  const signingDate = new Date(Date.UTC(2026, 2, 1));
  const signed = await new SignatureV4MultiRegion(options).sign(aRequest(), { signingDate });
  expect(signed.headers["authorization"]).toMatch(
    /^AWS4-HMAC-SHA256 Credential=id\/20260301\/eu-central-1\/s3/,
  );
  expect(signed).toEqual(await new Whole(options).sign(aRequest(), { signingDate }));
});

test("nothing signs for many regions at once", () => {
  expect(SignatureV4MultiRegion.sigv4aDependency()).toBe("none");
});
