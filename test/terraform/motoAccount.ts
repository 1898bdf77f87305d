import { devNull } from "node:os";
import type { Configuration } from "../../stacks/configuration";
import { motoServer } from "../support/motoServer";
import { motoFront } from "./motoFront";

/** An empty account in moto, with what an installation expects to find: the zone of its domain. */
export interface MotoAccount {
  readonly endpoint: string;
  /**
   * What sends every AWS client, Terraform's provider included, to moto and to nothing else. The stacks' providers need
   * no endpoints of their own, in whatever region.
   */
  readonly environment: Readonly<Record<string, string>>;
  /** The configuration with the zone that moto made. */
  readonly configuration: Configuration;
  stop(): Promise<void>;
}

/** Starts moto for an installation. */
export const motoAccount = async (
  command: readonly string[],
  configuration: Configuration,
): Promise<MotoAccount> => {
  const moto = await motoServer(command, {
    MOTO_ACCOUNT_ID: configuration.accountId,
    // seconds until a certificate is issued
    MOTO_ACM_VALIDATION_WAIT: "1",
  });
  const front = await motoFront(moto.endpoint);
  const stop = async () => {
    await front.stop();
    await moto.stop();
  };
  try {
    return {
      endpoint: moto.endpoint,
      environment: {
        ...anyCredentials,
        AWS_ENDPOINT_URL: moto.endpoint,
        ...Object.fromEntries(
          front.services.map((service) => [`AWS_ENDPOINT_URL_${service}`, front.endpoint]),
        ),
      },
      configuration: await withZone(configuration, moto.endpoint),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

const anyCredentials = {
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: "true",
};

const withZone = async (configuration: Configuration, endpoint: string): Promise<Configuration> => {
  const { domain } = configuration;
  return domain
    ? { ...configuration, domain: { ...domain, zoneId: await createdZone(endpoint, domain.name) } }
    : configuration;
};

const createdZone = async (endpoint: string, name: string): Promise<string> => {
  const response = await fetch(`${endpoint}/2013-04-01/hostedzone`, {
    method: "POST",
    headers: { "content-type": "application/xml", authorization: signedFor("us-east-1", "route53") },
    body:
      `<CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Name>${name}</Name>` +
      "<CallerReference>proof</CallerReference></CreateHostedZoneRequest>",
    signal: AbortSignal.timeout(20_000),
  });
  const answer = await response.text();
  const id = /\/hostedzone\/(\w+)<\/Id>/.exec(answer)?.[1];
  if (id === undefined) throw new Error(`Route 53 made no zone for ${name}: ${answer}`);
  return id;
};

/** moto learns service and region from a signature's scope, and checks no signature. */
export const signedFor = (region: string, service: string): string =>
  `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
