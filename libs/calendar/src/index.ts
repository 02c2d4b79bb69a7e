export { type Batch, batchOf } from './batch';
export { addDays, age, type Day, dayIn, daysAfter, endOfDay, isDay, startOfDay } from './day';
export {
  type DeadlineRule,
  type Due,
  dueDate,
  type DueExplanation,
  type DueQuestion,
  type DueWarning,
  type ExtensionRefusal,
  extensionRefusal,
  isTimely,
  noDueDay,
  type SkippedDay,
  type Suspension,
} from './deadline';
export { acknowledgementRule, type RulePackCode, rulePacks } from './rule-packs';
export {
  addWorkingDays,
  type Closure,
  type DayKind,
  isPublished,
  isWorkingDay,
  kindOfDay,
  workCalendar,
  type WorkCalendar,
  type YearNotice,
  yearNotices,
} from './work-calendar';
