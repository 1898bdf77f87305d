/** Where one installation of Footfall lives: all that names are made of. */
export interface Deployment {
  readonly name: string;
  readonly environment: string;
  readonly accountId: string;
  readonly primaryRegion: string;
  readonly backupRegion: string;
}

/**
 * Every name that the two stacks share or that people look for, from the deployment alone. Neither stack reads
 * the other's state: they agree because both ask here.
 */
export const namesOf = ({ name, environment, accountId, primaryRegion, backupRegion }: Deployment) => {
  const prefix = `${name}-${environment}`;
  /** Bucket names are global: account and region keep them apart. At most 63 characters, see `configuration.ts`. */
  const bucket = (
    role: "raw" | "lake" | "results" | "reports" | "dashboard" | "logs" | "trail",
    region: string,
  ): string => `${prefix}-${role}-${accountId}-${region}`;
  return {
    prefix,
    rawBucket: bucket("raw", primaryRegion),
    lakeBucket: bucket("lake", primaryRegion),
    resultsBucket: bucket("results", primaryRegion),
    reportsBucket: bucket("reports", primaryRegion),
    dashboardBucket: bucket("dashboard", primaryRegion),
    trailBucket: bucket("trail", primaryRegion),
    logsBucket: bucket("logs", primaryRegion),
    rawReplicaBucket: bucket("raw", backupRegion),
    lakeReplicaBucket: bucket("lake", backupRegion),
    logsBackupBucket: bucket("logs", backupRegion),
    dataKeyAlias: `alias/${prefix}-data`,
    operationsKeyAlias: `alias/${prefix}-operations`,
    backupKeyAlias: `alias/${prefix}-backup`,
    /** Functions, queues, schedules, APIs, workgroups: unique within account and region. */
    regional: (part: string): string => `${prefix}-${part}`,
    /** Roles: unique within the account, whatever the region. */
    role: (part: string): string => `${prefix}-${part}-${primaryRegion}`,
    /** CloudFront and its firewall: unique within the account, since they have no region. */
    edge: `${prefix}-edge-${primaryRegion}`,
    functionLogGroup: (part: string): string => `/aws/lambda/${prefix}-${part}`,
    /** Under the prefix that API Gateway may write to without a resource policy that grows with each group. */
    apiLogGroup: `/aws/vendedlogs/${prefix}-api`,
    /** Glue and SQL want underscores. */
    database: prefix.replaceAll("-", "_"),
  };
};

export type Names = ReturnType<typeof namesOf>;
