import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { EncryptedBucket } from "../../../modules/buckets/encryptedBucket";
import { Pages } from "../../../modules/edge/pages";
import { at, synthesized } from "../../stacks/synthesized";
import { builtPages } from "../../support/standInBundlePages";
import { aPlace, aStack } from "../aStack";

const somePages = () => {
  const stack = aStack();
  const bucket = new EncryptedBucket(stack, "dashboard", {
    ...aPlace,
    bucket: "acme-pages",
    key: "arn:aws:kms:eu-central-1:111122223333:key/1234",
    content: "replaceable",
    oldVersionDays: 30,
  });
  new Pages(stack, "pages", { bucket });
  return stack;
};

const forEver = "public, max-age=31536000, immutable";

test("each file is an object under its path, with the headers and the hash that the build gave it", () => {
  const stack = synthesized(somePages());
  expect(at(stack, "aws_s3_object.pages_html")).toMatchObject({
    bucket: `\${aws_s3_bucket.dashboard.id}`,
    for_each: {
      "index.html": { content_type: "text/html; charset=utf-8", cache_control: "no-cache" },
    },
    key: `\${each.key}`,
    source: `assets/pages_files/built/\${each.key}`,
    source_hash: `\${each.value.sha256}`,
    content_type: `\${each.value.content_type}`,
    cache_control: `\${each.value.cache_control}`,
  });
  expect(at(stack, "aws_s3_object.pages_assets")["for_each"]).toMatchObject({
    "assets/main-AAAAAAAA.js": { content_type: "text/javascript; charset=utf-8", cache_control: forEver },
    "assets/main-BBBBBBBB.css": { content_type: "text/css; charset=utf-8", cache_control: forEver },
  });
});

test("a page waits for what it names, and what is named no more goes last", () => {
  const stack = synthesized(somePages());
  const settings = [
    "aws_s3_bucket_server_side_encryption_configuration.dashboard_encryption",
    "aws_s3_bucket_versioning.dashboard_versioning",
  ];
  expect(at(stack, "aws_s3_object.pages_assets")["depends_on"]).toEqual(settings);
  expect(at(stack, "aws_s3_object.pages_html")["depends_on"]).toEqual([
    ...settings,
    "aws_s3_object.pages_assets",
  ]);
  for (const part of ["assets", "html"])
    expect(at(stack, `aws_s3_object.pages_${part}`)["lifecycle"]).toEqual({ create_before_destroy: true });
});

test("objects carry no tags: S3 takes ten, an installation may have more", () => {
  const stack = synthesized(somePages());
  expect(at(stack, "aws_s3_object.pages_html")["override_provider"]).toEqual({ default_tags: { tags: {} } });
});

test("the files lie beside the stack's document, as they were built, where its paths say", () => {
  const stack = somePages();
  const { outdir } = App.of(stack);
  App.of(stack).synth();
  const folder = join(outdir, "stacks", "primary", "assets", "pages_files", "built");
  const lying = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  expect(lying).toEqual(["assets", ...builtPages().map(({ path }) => path)].sort());
  for (const { path, bytes } of builtPages())
    expect(readFileSync(join(folder, path))).toEqual(Buffer.from(bytes));
});

test("one address for each path, whatever the files are called: documents differ only where files do", () => {
  expect(
    Object.keys(synthesized(somePages()).resources).filter((address) => address.startsWith("aws_s3_object.")),
  ).toEqual(["aws_s3_object.pages_assets", "aws_s3_object.pages_html"]);
});
