export { Database, type RunOptions } from './database';
export { managerOf, onCommit, statements } from './open-transaction';
