export { RecordModule } from './record.module';
export {
  RecordReadModel,
  type HeldSection,
  type HeldSide,
  type RecordDetail,
  type RecordRow,
  type TimelineItem,
} from './record.read-model';
export { differences, type Course, type Difference, type RecordWord } from './record';
export { recordMigrations } from './persistence/migrations';
