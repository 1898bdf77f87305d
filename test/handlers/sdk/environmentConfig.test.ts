import {
  loadConfig,
  NODE_REGION_CONFIG_OPTIONS,
  resolveDefaultsModeConfig,
} from "../../../handlers/sdk/environmentConfig";

const { AWS_REGION: before } = process.env;

afterEach(() => {
  if (before === undefined) delete process.env["AWS_REGION"];
  else process.env["AWS_REGION"] = before;
});

const aSetting = { environmentVariableSelector: () => undefined, default: "usual" };

test("a setting is that of the environment", async () => {
  process.env["AWS_REGION"] = "eu-central-1";
  expect(await loadConfig(NODE_REGION_CONFIG_OPTIONS)()).toBe("eu-central-1");
});

test("a setting that the environment has not is its default, which may have to be made", async () => {
  expect(await loadConfig(aSetting)()).toBe("usual");
  expect(await loadConfig({ ...aSetting, default: async () => "made" })()).toBe("made");
  expect(await loadConfig({ ...aSetting, default: false })()).toBe(false);
});

test("a setting is looked up once", async () => {
  let lookups = 0;
  const load = loadConfig({ ...aSetting, default: () => ++lookups });
  expect([await load(), await load()]).toEqual([1, 1]);
});

test("without a region it says which variable is missing", async () => {
  delete process.env["AWS_REGION"];
  await expect(loadConfig(NODE_REGION_CONFIG_OPTIONS)()).rejects.toThrow(
    "region: AWS_REGION must be set, as Lambda does",
  );
});

test("a value that cannot be is not taken for none", async () => {
  const refusing = () => {
    throw new Error("AWS_MAX_ATTEMPTS must be a number");
  };
  await expect(loadConfig({ ...aSetting, environmentVariableSelector: refusing })()).rejects.toThrow(
    "AWS_MAX_ATTEMPTS must be a number",
  );
});

test("time limits and retries are those of the client's options", async () => {
  expect(await resolveDefaultsModeConfig()()).toBe("legacy");
});
