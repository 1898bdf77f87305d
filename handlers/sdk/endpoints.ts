// In bundles, stands in for `@smithy/core/endpoints`.

// biome-ignore lint/performance/noBarrelFile: it is the entry of a package, of which a part is replaced
export * from "../../node_modules/@smithy/core/dist-es/submodules/endpoints/index.js";
export { regionalEndpoint as decideEndpoint } from "./regionalEndpoint";

/** What a service's rules may call: they are left out, see modules/functions/leftOutOfSdk.ts. */
export const customEndpointFunctions: Readonly<Record<string, unknown>> = {};
