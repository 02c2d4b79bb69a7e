export { describeError } from './describe-error';
export { httpLog } from './http-log';
export { createLog, NestLog } from './logger';
