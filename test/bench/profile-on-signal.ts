// Loaded before a region's own program (`node --require`) in the one repetition that is profiled: SIGUSR2 starts a CPU
// profile, the next one writes it. The region's program itself is the one of every other repetition.
import { renameSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';

const file = process.env['BENCH_PROFILE'];
let session: Session | undefined;

function start(): Session {
  const opened = new Session();
  opened.connect();
  opened.post('Profiler.enable');
  opened.post('Profiler.setSamplingInterval', { interval: 500 });
  opened.post('Profiler.start');
  return opened;
}

function write(running: Session): void {
  running.post('Profiler.stop', (error, answer) => {
    running.disconnect();
    if (!file) return;
    // Renamed, so that whoever waits for it never reads half of it.
    writeFileSync(`${file}.part`, JSON.stringify(answer?.profile ?? { error }));
    renameSync(`${file}.part`, file);
  });
}

process.on('SIGUSR2', () => {
  if (session) {
    write(session);
    session = undefined;
  } else session = start();
});
