/** What the SDK knows when it asks where a request goes. */
export interface EndpointParameters {
  readonly Region?: string | undefined;
  /** Given by the client's options, or by `AWS_ENDPOINT_URL`. */
  readonly Endpoint?: string | undefined;
  readonly Bucket?: string | undefined;
  readonly ForcePathStyle?: boolean | undefined;
  readonly UseFIPS?: boolean | undefined;
  readonly UseDualStack?: boolean | undefined;
  readonly Accelerate?: boolean | undefined;
}

export interface RegionalEndpoint {
  readonly url: URL;
  readonly properties: { readonly authSchemes?: readonly object[] };
  readonly headers: Readonly<Record<string, readonly string[]>>;
}

/**
 * In bundles, the endpoint of a service in its region, or of an ordinary bucket. The SDK decides this by a service's rules, which
 * for S3 alone are 18 kB of access points, directory buckets and Outposts. What they would decide otherwise is refused.
 */
export const regionalEndpoint = (
  service: string,
  { endpointParams }: { readonly endpointParams: EndpointParameters },
): RegionalEndpoint => {
  const { Region: region = "", Endpoint: endpoint, Bucket: bucket } = endpointParams;
  for (const option of ["UseFIPS", "UseDualStack", "Accelerate"] as const)
    if (endpointParams[option]) throw new Error(`${option}: its endpoints are left out of this bundle`);
  const url = new URL(endpoint ?? `https://${service}.${region}.${suffixOf(region)}`);
  if (service !== "s3") return { url, properties: {}, headers: {} };
  return {
    url: bucket === undefined ? url : bucketUrl(url, bucket, endpointParams.ForcePathStyle === true),
    properties: {
      authSchemes: [{ disableDoubleEncoding: true, name: "sigv4", signingName: "s3", signingRegion: region }],
    },
    headers: {},
  };
};

/** A region and its partition's name in DNS. */
const regions = /^(?:(cn)|af|ap|ca|eu|il|me|mx|sa|us|us-gov)-[a-z]+-\d+$/;

const suffixOf = (region: string): string => {
  const found = regions.exec(region);
  if (found === null) throw new Error(`region "${region}": its endpoints are left out of this bundle`);
  return found[1] === undefined ? "amazonaws.com" : "amazonaws.com.cn";
};

/** Directory buckets, access points and their like, as S3 tells them from ordinary buckets. */
const extraordinary = /^arn:|--(?:ol|op|table|x|xa)-s3$|-s3alias$/;
const label = /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/;
const address = /^(?:\d+\.){3}\d+$|^\[/;

const bucketUrl = (url: URL, bucket: string, isPath: boolean): URL => {
  if (extraordinary.test(bucket)) throw new Error(`bucket "${bucket}": its kind is left out of this bundle`);
  const found = new URL(url);
  if (isPath || address.test(url.hostname) || !label.test(bucket))
    found.pathname = `${url.pathname.replace(/\/$/, "")}/${encodeURIComponent(bucket)}`;
  else found.hostname = `${bucket}.${url.hostname}`;
  return found;
};
