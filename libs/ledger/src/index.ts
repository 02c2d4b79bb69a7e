export * from './strand-change';
export * from './outgoing';
export * from './ports';
export * from './carrier/carrier';
