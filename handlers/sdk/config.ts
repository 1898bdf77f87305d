// In bundles, stands in for `@smithy/core/config`.

// biome-ignore lint/performance/noBarrelFile: it is the entry of a package, of which a part is replaced
export * from "../../node_modules/@smithy/core/dist-es/submodules/config/index.js";
export { loadConfig, NODE_REGION_CONFIG_OPTIONS, resolveDefaultsModeConfig } from "./environmentConfig";
