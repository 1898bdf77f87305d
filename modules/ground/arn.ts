/** An account and a region of it. */
export interface Place {
  readonly accountId: string;
  readonly region: string;
}

/*
 * ARNs from names: a plan shows them in full before anything exists, where a reference would read
 * "known after apply".
 */

export const bucketArn = (bucket: string): string => `arn:aws:s3:::${bucket}`;

/** Every object whose key begins with `prefix`. */
export const objectsArn = (bucket: string, prefix = ""): string => `${bucketArn(bucket)}/${prefix}*`;

export const accountRootArn = ({ accountId }: Place): string => `arn:aws:iam::${accountId}:root`;

export const functionArn = ({ accountId, region }: Place, name: string): string =>
  `arn:aws:lambda:${region}:${accountId}:function:${name}`;

export const queueArn = ({ accountId, region }: Place, name: string): string =>
  `arn:aws:sqs:${region}:${accountId}:${name}`;

export const tableArn = ({ accountId, region }: Place, name: string): string =>
  `arn:aws:dynamodb:${region}:${accountId}:table/${name}`;

export const stateMachineArn = ({ accountId, region }: Place, name: string): string =>
  `arn:aws:states:${region}:${accountId}:stateMachine:${name}`;

/** Every execution of a state machine; those that a distributed map starts are filed under the map's label. */
export const executionArns = ({ accountId, region }: Place, name: string): readonly string[] =>
  [":", "/"].map((separator) => `arn:aws:states:${region}:${accountId}:execution:${name}${separator}*`);

export const logGroupArn = ({ accountId, region }: Place, name: string): string =>
  `arn:aws:logs:${region}:${accountId}:log-group:${name}`;

/** How the delivery of logs names itself to KMS: by all logs of the account, asterisk included. */
export const allLogsArn = ({ accountId, region }: Place): string => `arn:aws:logs:${region}:${accountId}:*`;

export const scheduleGroupArn = ({ accountId, region }: Place, name: string): string =>
  `arn:aws:scheduler:${region}:${accountId}:schedule-group/${name}`;

/** `alias` as KMS writes it: `alias/acme-prod-backup`. */
export const keyAliasArn = ({ accountId, region }: Place, alias: string): string =>
  `arn:aws:kms:${region}:${accountId}:${alias}`;

export const trailArn = ({ accountId, region }: Place, name: string): string =>
  `arn:aws:cloudtrail:${region}:${accountId}:trail/${name}`;

/** The calls of one route, on any stage: `route` as API Gateway writes it, `POST/v1/events`. */
export const apiRouteArn = ({ accountId, region }: Place, apiId: string, route: string): string =>
  `arn:aws:execute-api:${region}:${accountId}:${apiId}/*/${route}`;

/** `*` for every distribution of the account. CloudFront has no regions. */
export const distributionArn = ({ accountId }: Place, distributionId: string): string =>
  `arn:aws:cloudfront::${accountId}:distribution/${distributionId}`;

/** What CloudWatch delivers the logs of. */
export const deliverySourceArn = ({ accountId, region }: Place, name: string): string =>
  `arn:aws:logs:${region}:${accountId}:delivery-source:${name}`;

export const topicArn = ({ accountId, region }: Place, name: string): string =>
  `arn:aws:sns:${region}:${accountId}:${name}`;

export const alarmArn = ({ accountId, region }: Place, name: string): string =>
  `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}`;

export const workgroupArn = ({ accountId, region }: Place, name: string): string =>
  `arn:aws:athena:${region}:${accountId}:workgroup/${name}`;

/** Athena's own name of the Glue catalog: `AwsDataCatalog`. */
export const dataCatalogArn = ({ accountId, region }: Place, name: string): string =>
  `arn:aws:athena:${region}:${accountId}:datacatalog/${name}`;

/** The catalog of the region: whoever asks Glue for a database or a table asks it too. */
export const glueCatalogArn = ({ accountId, region }: Place): string =>
  `arn:aws:glue:${region}:${accountId}:catalog`;

export const glueDatabaseArn = ({ accountId, region }: Place, database: string): string =>
  `arn:aws:glue:${region}:${accountId}:database/${database}`;

/** Every table and view of a database. */
export const glueTablesArn = ({ accountId, region }: Place, database: string): string =>
  `arn:aws:glue:${region}:${accountId}:table/${database}/*`;
