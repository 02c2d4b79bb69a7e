// Loads tools/servers from its TypeScript sources, without Jest: Jest's own hook would turn a .ts set-up into something
// that cannot be loaded twice, so this hook is ours, covers these sources only, and is taken away again.
import { createRequire } from 'node:module';
import { join } from 'node:path';

export function loadServers() {
  const require = createRequire(import.meta.url);
  const { transformFileSync } = require('@swc/core');
  const { Module } = require('node:module');
  const sources = join(import.meta.dirname, '../../tools/servers');
  const before = Module._extensions['.ts'];
  Module._extensions['.ts'] = (module, filename) => {
    if (!filename.startsWith(sources)) return before?.(module, filename);
    const { code } = transformFileSync(filename, {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
      configFile: false,
      swcrc: false,
    });
    module._compile(code, filename);
  };
  try {
    return require(join(sources, 'index.ts'));
  } finally {
    if (before) Module._extensions['.ts'] = before;
    else delete Module._extensions['.ts'];
  }
}
