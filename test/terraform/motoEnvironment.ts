import { devNull } from "node:os";

/**
 * What sends every AWS client, Terraform's provider included, to moto and to nothing else. Its providers need no
 * endpoints of their own, in whatever region: the stacks' provider blocks stay as they are.
 */
export const motoEnvironment = (endpoint: string): Readonly<Record<string, string>> => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: "true",
  // what moto cannot do fails at once instead of after 25 attempts
  AWS_MAX_ATTEMPTS: "2",
});
