// Loaded into a server that is measured: collects garbage when asked, and says what memory is left in use.
process.on('message', () => {
  globalThis.gc?.();
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
// The server ends when its client hangs up, whether or not it is measured.
process.channel?.unref();
