import { configure, ZipReader, ZipWriter } from '@zip.js/zip.js';

/**
 * zip.js, as Cahiers uses it: without a thread. Its pool of codecs would nevertheless let only two files be read or
 * written at once in a process, and let the next one wait five seconds: a reader of the space that stops in the middle
 * of a download would hold up every verification. What is open at once is bounded by who opens it.
 */
configure({ useWebWorkers: false, maxWorkers: Number.MAX_SAFE_INTEGER });

export { ZipReader, ZipWriter };
