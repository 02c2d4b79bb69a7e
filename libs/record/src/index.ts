export { RecordModule } from './record.module';
export {
  RecordReadModel,
  recordSorts,
  type HeldSection,
  type HeldSide,
  type RecordDetail,
  type RecordFilter,
  type RecordPage,
  type RecordPageQuery,
  type RecordRow,
  type RecordSort,
  type TimelineItem,
} from './record.read-model';
export { differences, type Course, type Difference, type RecordWord } from './record';
export { recordMigrations } from './persistence/migrations';
