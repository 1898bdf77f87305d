import { readFileSync } from "node:fs";
import { decode } from "../pipeline/event/decode";
import { isJsonObject } from "../pipeline/event/fieldType";
import { parseJson } from "../pipeline/event/parseJson";
import { PlanDocument } from "./planDocument";
import { UsageError } from "./usageError";

/** Reads a plan's JSON. A UsageError names the file and says what it is instead. */
export const readPlan = (file: string): PlanDocument => planIn(file, bytesOf(file));

const bytesOf = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file}: cannot be read: ${error instanceof Error ? error.message : error}`);
  }
};

const asJson = "write it as JSON: terraform show -json PLAN > FILE";

const planIn = (file: string, bytes: Buffer): PlanDocument => {
  if (bytes.subarray(0, 2).toString("latin1") === "PK")
    throw new UsageError(`${file}: is Terraform's own plan file; ${asJson}`);
  const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
  if (/^\s*\{"@level"/.test(text))
    throw new UsageError(`${file}: is the log of terraform plan -json, not the plan; ${asJson}`);
  const parsed = parseJson(text, "not JSON");
  if (parsed.kind === "invalid") throw new UsageError(`${file}: is not JSON, must be a plan; ${asJson}`);
  const document = parsed.value;
  if (!isJsonObject(document))
    throw new UsageError(`${file}: is not a JSON object, must be a plan; ${asJson}`);
  if ("resource" in document && "provider" in document)
    throw new UsageError(`${file}: is a synthesized stack, must be a plan of it; ${asJson}`);
  if ("serial" in document || ("values" in document && !("planned_values" in document)))
    throw new UsageError(`${file}: is a state, must be a plan; ${asJson}`);
  if (!("format_version" in document))
    throw new UsageError(`${file}: is JSON of something else, must be a plan; ${asJson}`);
  // a plan of nothing at all has no list of changes
  const decoded = decode(
    PlanDocument,
    "planned_values" in document ? { resource_changes: [], ...document } : document,
  );
  if (decoded.kind === "invalid")
    throw new UsageError(`${file}: is not a plan: ${decoded.errors.join("; ")}`);
  if (!/^1\./.test(decoded.value.format_version))
    throw new UsageError(`${file}: format_version must be 1.x, not ${decoded.value.format_version}`);
  return decoded.value;
};
