// In bundles, stands in for `@aws-sdk/middleware-sdk-s3/s3`.

// biome-ignore lint/performance/noBarrelFile: it is the entry of a package, of which a part is replaced
export * from "../../node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/index.js";
export {
  getRegionRedirectMiddlewarePlugin,
  getS3ExpiresMiddlewarePlugin,
  getS3ExpressHttpSigningPlugin,
  getS3ExpressPlugin,
  getSsecPlugin,
  resolveS3Config,
} from "./generalBuckets";
