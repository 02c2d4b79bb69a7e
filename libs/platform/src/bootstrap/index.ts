export { bootstrap } from './bootstrap';
export { type AppOptions, createApp } from './create-app';
export { PlatformModule, type PlatformOptions } from './platform.module';
