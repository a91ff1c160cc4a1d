/** A reading process that breaks on what it reads, as one with a fault of its own would. */
process.stdin.once('data', () => {
  throw new Error('余秀兰 is in the file');
});
