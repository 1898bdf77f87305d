import { metricsTableContract } from "../pipeline/metrics/metricsTableContract";
import { memoryMetricsTable } from "./metricsTable.memory";

describe("memoryMetricsTable()", () => {
  metricsTableContract(() => memoryMetricsTable());
});
