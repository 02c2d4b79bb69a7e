export { openTestDatabase, type TestDatabase } from './test-database';
export { type TestFolders, testRegionConfig } from './test-region-config';
