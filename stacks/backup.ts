import type { Construct } from "constructs";
import { AccessLogBucket } from "../modules/buckets/accessLogBucket";
import { EncryptedBucket } from "../modules/buckets/encryptedBucket";
import { tier } from "../modules/buckets/storageTier";
import { AwsStack } from "../modules/ground/awsStack";
import { dataKey } from "../modules/ground/houseKeys";
import { namesOf } from "../modules/ground/naming";
import { tagsOf } from "../modules/ground/tagging";
import { topicKeyStatements } from "../modules/monitoring/alarmPublishers";
import { AlarmTopic } from "../modules/monitoring/alarmTopic";
import { watchReplicationLag } from "../modules/monitoring/watchReplication";
import type { Configuration } from "./configuration";
import { replicatedBuckets } from "./ground";
import { rawAgeing } from "./rawAgeing";

/** The backup region: locked, versioned replicas of raw and lake, from which everything else can be rebuilt. */
export class BackupStack extends AwsStack {
  constructor(scope: Construct, configuration: Configuration) {
    const names = namesOf(configuration);
    const { accountId, oldVersionDays } = configuration;
    const place = { accountId, region: configuration.backupRegion };
    const tags = tagsOf(configuration, configuration.tags);
    super(scope, "backup", {
      ...place,
      tags,
      backend: configuration.backend,
      takeDown: configuration.takeDown,
    });

    const key = dataKey(
      this,
      "backup_key",
      place,
      names.backupKeyAlias,
      "replicas of raw and lake, and their alarms",
      topicKeyStatements(place, names, ["alarms"]),
    );
    const accessLogs = new AccessLogBucket(this, "access_logs", {
      ...place,
      bucket: names.logsBackupBucket,
      sources: [names.rawReplicaBucket, names.lakeReplicaBucket],
      expireDays: configuration.accessLogDays,
    });
    const tiers = tier(configuration.backupArchiveDays, "GLACIER_IR");
    const house = {
      ...place,
      key: key.arn,
      oldVersionDays,
      objectLock: { days: configuration.backupLockDays },
      accessLogs,
      content: "precious",
    } as const;
    new EncryptedBucket(this, "raw_replica", {
      ...house,
      bucket: names.rawReplicaBucket,
      ...rawAgeing(configuration, tiers),
    });
    new EncryptedBucket(this, "lake_replica", { ...house, bucket: names.lakeReplicaBucket, tiers });

    // S3 tells in the replicas' region how far they are behind, also while the primary is down
    const { alarms } = configuration;
    const topic = new AlarmTopic(this, "alarms", {
      ...place,
      names,
      key: key.arn,
      publishers: ["alarms"],
      emails: alarms.emails,
    });
    watchReplicationLag(
      this,
      { ...place, names, topic: topic.arn, runbooksUrl: alarms.runbooksUrl },
      { buckets: replicatedBuckets(names), lagMinutes: alarms.replicationLagMinutes },
    );
  }
}
