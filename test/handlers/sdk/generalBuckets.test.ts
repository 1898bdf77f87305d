import { S3Client } from "@aws-sdk/client-s3";
import {
  getRegionRedirectMiddlewarePlugin,
  getS3ExpiresMiddlewarePlugin,
  getS3ExpressHttpSigningPlugin,
  getS3ExpressPlugin,
  getSsecPlugin,
  resolveS3Config,
} from "../../../handlers/sdk/generalBuckets";

test("a client has the options that the whole SDK's has by default, and keeps those that it is given", () => {
  const whole = new S3Client({ region: "eu-central-1" }).config;
  const ours = resolveS3Config({});
  expect(whole).toMatchObject(ours);
  expect(resolveS3Config({ forcePathStyle: true })).toEqual({ ...ours, forcePathStyle: true });
});

test("the options are the client's own object, which others hold as well", () => {
  const config = {};
  expect(resolveS3Config(config)).toBe(config);
});

test("nothing is done to a request that ordinary buckets have no need of", () => {
  for (const plugin of [
    getRegionRedirectMiddlewarePlugin,
    getS3ExpressPlugin,
    getS3ExpressHttpSigningPlugin,
    getSsecPlugin,
    getS3ExpiresMiddlewarePlugin,
  ])
    expect(plugin().applyToStack()).toBeUndefined();
});
