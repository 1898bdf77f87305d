import { namesOf } from "../../../modules/ground/naming";
import { aDeployment } from "../aStack";

test("both stacks agree on names because the same deployment gives the same ones", () => {
  expect(namesOf(aDeployment)).toMatchObject({
    prefix: "acme-test",
    rawBucket: "acme-test-raw-111122223333-eu-central-1",
    rawReplicaBucket: "acme-test-raw-111122223333-eu-west-1",
    backupKeyAlias: "alias/acme-test-backup",
    apiLogGroup: "/aws/vendedlogs/acme-test-api",
    database: "acme_test",
  });
});

test("roles are told apart by region, since IAM has none", () => {
  expect(namesOf(aDeployment).role("ingest")).toBe("acme-test-ingest-eu-central-1");
  expect(namesOf(aDeployment).regional("ingest")).toBe("acme-test-ingest");
});

test("names of what holds data never change: another name is another, empty bucket or key", () => {
  const there = "111122223333-eu-central-1";
  const { lakeBucket, resultsBucket, reportsBucket, dashboardBucket, trailBucket, logsBucket, ...others } =
    namesOf(aDeployment);
  expect([lakeBucket, resultsBucket, reportsBucket, dashboardBucket, trailBucket, logsBucket]).toEqual(
    ["lake", "results", "reports", "dashboard", "trail", "logs"].map((role) => `acme-test-${role}-${there}`),
  );
  expect(others).toMatchObject({
    lakeReplicaBucket: "acme-test-lake-111122223333-eu-west-1",
    logsBackupBucket: "acme-test-logs-111122223333-eu-west-1",
    dataKeyAlias: "alias/acme-test-data",
    operationsKeyAlias: "alias/acme-test-operations",
    edge: "acme-test-edge-eu-central-1",
  });
  expect(others.functionLogGroup("ingest")).toBe("/aws/lambda/acme-test-ingest");
});
