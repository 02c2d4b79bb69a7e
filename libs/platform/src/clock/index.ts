export { Clock, SettableClock, SystemClock } from './clock';
export { type ClockOffset, readClockFile, writeClockFile } from './clock-file';
