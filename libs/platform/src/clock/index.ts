export { Clock, SettableClock, SystemClock } from './clock';
export { readClockFile, writeClockFile } from './clock-file';
export { openClock } from './open-clock';
