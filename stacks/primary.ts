import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { AwsStack } from "../modules/ground/awsStack";
import { dataKey, operationsKey } from "../modules/ground/houseKeys";
import { namesOf } from "../modules/ground/naming";
import { tagsOf } from "../modules/ground/tagging";
import { AlarmTopic } from "../modules/monitoring/alarmTopic";
import { answering } from "./answering";
import { catalog } from "./catalog";
import { collector } from "./collector";
import { compaction } from "./compaction";
import type { Configuration } from "./configuration";
import { counting } from "./counting";
import { dashboard } from "./dashboard";
import { frontDoor } from "./frontDoor";
import type { Ground } from "./ground";
import { guards } from "./guards";
import { monitoring } from "./monitoring";
import { packing } from "./packing";
import { primaryBuckets } from "./primaryBuckets";
import { qualityControl } from "./qualityControl";
import { rollingUp } from "./rollingUp";
import { sweeping } from "./sweeping";
import { tables } from "./tables";

/** The primary region: everything that runs, and what it writes. */
export class PrimaryStack extends AwsStack {
  constructor(scope: Construct, configuration: Configuration) {
    const { accountId, primaryRegion: region, backend, takeDown } = configuration;
    const place = { accountId, region };
    super(scope, "primary", { ...place, tags: tagsOf(configuration, configuration.tags), backend, takeDown });
    const ground = this.ground(configuration);

    const buckets = primaryBuckets(this, configuration, ground);
    const lookedUp = tables(this, ground);
    const { metrics } = lookedUp;
    const pack = packing(this, configuration, ground, buckets);
    const entrance = collector(this, configuration, ground, buckets, lookedUp, pack);
    const edge = frontDoor(this, configuration, ground, buckets, entrance.api);
    dashboard(this, configuration, ground, buckets, edge);
    const count = counting(this, configuration, ground, buckets, metrics);
    const compact = compaction(this, configuration, ground, buckets, metrics);
    const rollUp = rollingUp(this, configuration, ground, buckets);
    const sweep = sweeping(this, configuration, ground, buckets);
    const questions = catalog(this, configuration, ground, buckets);
    const query = answering(this, configuration, ground, buckets, lookedUp, questions, entrance.api);
    const quality = qualityControl(this, configuration, ground, buckets, questions);
    monitoring(this, configuration, ground, {
      ...entrance,
      edge,
      query,
      pack,
      count,
      compact,
      rollUp,
      sweep,
      quality,
      tables: lookedUp,
      workgroup: questions.workgroup,
    });
    guards(this, configuration, ground, buckets);

    this.tell("events_url", `${edge.url}/v1/events`, "Producers POST events here.");
    this.tell(
      "api_url",
      edge.url,
      "Other records are POSTed, and questions asked, below it: see /openapi.json.",
    );
    this.tell("dashboard_url", edge.url, "Readers open it and sign in with their key.");
    this.tell("analyst_policy", questions.analysts.arn, "Attach it to the roles of analysts and BI tools.");
    this.tell(
      "key_keeper_policy",
      lookedUp.keyKeepers.arn,
      "Attach it to the roles of people who issue keys: npm run keys -- … --table <keys_table>.",
    );
    this.tell("keys_table", lookedUp.keys.name, "Where records of keys are kept.");
  }

  private ground(configuration: Configuration): Ground {
    const { accountId, primaryRegion: region, alarms } = configuration;
    const place = { accountId, region };
    const names = namesOf(configuration);
    const operations = operationsKey(this, "operations_key", place, names);
    const topic = new AlarmTopic(this, "alarms", {
      ...place,
      names,
      key: operations.arn,
      publishers: ["alarms", "budgets"],
      emails: alarms.emails,
    });
    return {
      place,
      names,
      data: dataKey(this, "data_key", place, names.dataKeyAlias, "raw, lake, query results and tables"),
      operations,
      topic,
      watch: { ...place, names, topic: topic.arn, runbooksUrl: alarms.runbooksUrl },
    };
  }

  private tell(id: string, value: string, description: string): void {
    new TerraformOutput(this, id, { value, description });
  }
}
