// Preloaded into the app's process: when its supervisor is gone, even by kill -9, the channel between them closes
// and the app ends at once, so that its port is free for the next start.
process.once('disconnect', () => process.exit(0));
