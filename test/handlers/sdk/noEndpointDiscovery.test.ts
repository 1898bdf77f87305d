import {
  NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS,
  resolveEndpointDiscoveryConfig,
} from "../../../handlers/sdk/noEndpointDiscovery";

test("a client is created as it is, and no setting switches discovery on", () => {
  const config = { region: "eu-central-1" };
  expect(resolveEndpointDiscoveryConfig(config)).toBe(config);
  expect(NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS.environmentVariableSelector()).toBeUndefined();
  expect(NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS.default).toBeUndefined();
});
