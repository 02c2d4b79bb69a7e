export { type CommandRequest, Commands, IdempotencyKeyReused } from './commands';
export { DatabaseCommands } from './persistence/database-commands';
export { platformMigrations } from './persistence/migrations';
