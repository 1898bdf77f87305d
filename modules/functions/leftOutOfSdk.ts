import { type LeaveOut, type Mentioned, replacing } from "./leftOut";

/** What the AWS SDK has for machines, settings and operations that no function has. Stand-ins for its packages are in handlers/sdk. */
export const leftOutOfSdk: readonly LeaveOut[] = [
  {
    // classes for where Node's own are missing, or where a setting asks for them; and operations that stand-ins have no need of
    of: /\/((Crc32Js|Md5Js|Sha1Js|Sha256Js|DefaultRateLimiter|AdaptiveRetryStrategy)|commands\/(CreateSession|DescribeEndpoints)Command)\.js$/,
    from: replacing(/^[\s\S]*?\b(\w+) = class\b[\s\S]*$/, (name) => `var ${name} = leftOutOfBundle;`),
  },
  {
    // bodies that are streams of browsers, or are sent as streams
    of: /\/util-stream\/((checksum\/createChecksumStream|sdk-stream-mixin)\.browser|createBufferedReadable|getAwsChunkedEncodingStream)\.js$/,
    from: replacing(
      /^(?:function |var (?:\w+ = "[^"]*", )?)((?:createChecksumStream|sdkStreamMixin|createBufferedReadable|getAwsChunkedEncodingStream)\d*)\b[\s\S]*$/m,
      (name) => `var ${name} = leftOutOfBundle;`,
    ),
  },
  {
    // what is said to a client's logger
    of: /\/middleware-logger\/loggerMiddleware\.js$/,
    from: replacing(
      /^var loggerMiddleware\d* = [\s\S]*\b(getLoggerPlugin\d*) = [\s\S]*$/m,
      (name) => `var ${name} = () => ({ applyToStack() {} });`,
    ),
  },
  {
    // extensions of a client
    of: /\/@aws-sdk\/client-\w+\/dist-es\/runtimeExtensions\.js$/,
    from: replacing(
      /^var (\w+) = \(runtimeConfig, extensions\) => \{[\s\S]*$/m,
      (name) => `var ${name} = (config) => config;`,
    ),
  },
  {
    // a service's rules about endpoints, in whose place handlers/sdk/regionalEndpoint.ts wants to know the service
    of: /\/@aws-sdk\/client-\w+\/dist-es\/endpoint\/bdd\.js$/,
    from: replacing(
      /^[\s\S]*\b(bdd\d*) = BinaryDecisionDiagram[\s\S]*$/,
      (name, path) => `var ${name} = "${/\/client-(\w+)\//.exec(path)?.[1]}";`,
    ),
  },
  {
    // functions that rules about endpoints may call
    of: /\/@aws-sdk\/(client-\w+\/dist-es\/endpoint\/endpointResolver|core\/dist-es\/submodules\/client\/util-endpoints\/aws)\.js$/,
    from: replacing(/^(customEndpointFunctions\d*)\.aws = \w+;$/m, () => ""),
  },
  {
    // a package's description, of which the version is told
    of: /\/@aws-sdk\/client-\w+\/package\.json$/,
    from: replacing(/^ {2}version: ("[^"]+"),$[\s\S]*$/m, (version) => `  version: ${version} };`),
  },
];

/** Errors' own classes, but for those that somebody names. Without one, an error is of the service's class, with its own name. */
export const errorsInUse = ({ names }: Mentioned): LeaveOut => ({
  of: /\/@aws-sdk\/client-\w+\/dist-es\/schemas\/schemas_0\.js$/,
  from: (text) =>
    text.replace(/^\w+\.registerError\(\w+\$\d*, (\w+)\);$/gm, (line, name: string) =>
      names.has(name) || /ServiceException\d*$/.test(name) ? line : "",
    ),
});
