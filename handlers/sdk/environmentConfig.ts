/*
 * In bundles, stands in for the SDK's reading of its settings: a function has them in environment variables. It has no files of profiles,
 * and no instance to ask for its region.
 */

/** A setting of the environment, or its default. It is looked up once. */
export const loadConfig = <T>({ environmentVariableSelector, default: usual }: Setting<T>) => {
  let found: Promise<T> | undefined;
  const find = async (): Promise<T> =>
    environmentVariableSelector(process.env) ?? (usual instanceof Function ? usual() : usual);
  return (): Promise<T> => {
    found ??= find();
    return found;
  };
};

export const NODE_REGION_CONFIG_OPTIONS: Setting<string> = {
  environmentVariableSelector: ({ AWS_REGION: region }) => region,
  default: () => {
    throw new Error("region: AWS_REGION must be set, as Lambda does");
  },
};

/** The mode of whoever sets none: time limits and retries are those of the client's own options. */
export const resolveDefaultsModeConfig = () => async () => "legacy";

interface Setting<T> {
  readonly environmentVariableSelector: (environment: NodeJS.ProcessEnv) => T | undefined;
  readonly default: T | (() => T | Promise<T>);
}
