export * from './entry';
export * from './event-contract';
