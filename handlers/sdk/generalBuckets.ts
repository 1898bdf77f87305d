/*
 * In bundles, stands in for part of what S3's client does beside calling operations: there are no sessions of directory buckets, no bucket
 * is followed into another region, no customer keeps a key, and nobody reads when an object expires.
 */

export const getRegionRedirectMiddlewarePlugin = nothing;
export const getS3ExpressPlugin = nothing;
export const getS3ExpressHttpSigningPlugin = nothing;
export const getSsecPlugin = nothing;
export const getS3ExpiresMiddlewarePlugin = nothing;

/** What a client's options are by default. */
export const resolveS3Config = <C extends object>(config: C) =>
  Object.assign(config, {
    forcePathStyle: false,
    useAccelerateEndpoint: false,
    disableMultiregionAccessPoints: false,
    bucketEndpoint: false,
    expectContinueHeader: 2 ** 21,
    ...config,
  });

function nothing() {
  return { applyToStack: () => {} };
}
