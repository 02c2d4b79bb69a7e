export { addDays, age, dayIn, endOfDay, isDay, startOfDay, type Day } from './day';
