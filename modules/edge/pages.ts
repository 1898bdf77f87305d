import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { S3Object } from "@cdktf/provider-aws/lib/s3-object";
import { App, AssetType, TerraformAsset, TerraformIterator } from "cdktf";
import { Construct } from "constructs";
import type { BuiltFile } from "../../dashboard/build/builtFile";
import type { EncryptedBucket } from "../buckets/encryptedBucket";
import { builtPages } from "./builtPages";

export interface PagesProps {
  /** What the distribution reads, see `edgeAccess.ts`. */
  readonly bucket: EncryptedBucket;
}

/**
 * The dashboard's files as objects of a bucket, with the headers that browsers and CloudFront keep them by. Two resources,
 * whatever the build names its files: one address for each path, so that a plan shows the files that differ and no other.
 *
 * Pages come after all that they name, and what no page names any more goes after that: at no moment does the bucket
 * hold a page whose scripts are missing. A page that was opened before may still ask for a script that has gone.
 */
export class Pages extends Construct {
  constructor(scope: Construct, id: string, { bucket }: PagesProps) {
    super(scope, id);
    const files = builtPages();
    const { path: folder } = new TerraformAsset(this, "files", {
      path: staged(files, resolve(App.of(this).outdir, "pages")),
      type: AssetType.DIRECTORY,
      // in the place of a hash of all files, which would rewrite each of them with any of them
      assetHash: "built",
    });
    const objectsOf = (part: string, some: readonly BuiltFile[], after: readonly S3Object[]): S3Object => {
      const each = TerraformIterator.fromMap(
        Object.fromEntries(some.map((file) => [file.path, rowOf(file)])),
      );
      return new S3Object(this, part, {
        forEach: each,
        bucket: bucket.bucket,
        key: each.key,
        source: `${folder}/${each.key}`,
        // of objects under a key of KMS the ETag says nothing about their bytes
        sourceHash: each.getString("sha256"),
        contentType: each.getString("content_type"),
        cacheControl: each.getString("cache_control"),
        // an object takes ten tags, an installation may have more; the bucket carries them
        overrideProvider: { defaultTags: { tags: {} } },
        lifecycle: { createBeforeDestroy: true },
        dependsOn: [...bucket.settings, ...after],
      });
    };
    const assets = objectsOf("assets", files.filter(isAsset), []);
    objectsOf(
      "html",
      files.filter((file) => !isAsset(file)),
      [assets],
    );
  }
}

/** Named by its content, so that it never changes. */
const isAsset = ({ path }: BuiltFile): boolean => path.startsWith("assets/");

const rowOf = ({ contentType, cacheControl, bytes }: BuiltFile) => ({
  content_type: contentType,
  cache_control: cacheControl,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});

/** Writes the files into an empty folder. @returns the folder */
const staged = (files: readonly BuiltFile[], folder: string): string => {
  rmSync(folder, { recursive: true, force: true });
  for (const { path, bytes } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  return folder;
};
