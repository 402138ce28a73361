/** How an S3-compatible store is reached. */
export interface S3Options {
  readonly bucket: string;
  readonly region: string;
  /** `https://s3.example.fr`; Amazon’s own when there is none. */
  readonly endpoint: string | undefined;
  /** Before the name of every object, so that a bucket may hold something else: empty, or ends with a slash. */
  readonly prefix: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}
