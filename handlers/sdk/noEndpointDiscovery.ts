/*
 * In bundles, stands in for the SDK's asking of DynamoDB for the endpoints of DynamoDB (`@aws-sdk/middleware-endpoint-discovery`), which nobody
 * switches on.
 */

/** The setting that would. */
export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: () => undefined,
  configFileSelector: () => undefined,
  default: undefined,
};

/** What a client does to its configuration while it is created: nothing. */
export const resolveEndpointDiscoveryConfig = <C>(config: C): C => config;
