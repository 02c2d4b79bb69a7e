export * from './agreement-region';
