import { type INestApplication, RequestMethod, type Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { ACT, OPEN } from '@platform/http';

/** One route of an app with what its metadata says about access. */
export interface Endpoint {
  readonly method: string;
  /** `/api/bureau/accounts/:id` */
  readonly path: string;
  readonly act?: string;
  readonly open: boolean;
}

// Nest's own metadata keys; its constants are not exported.
const PATH = 'path';
const METHOD = 'method';

/** Every route of every controller in the app, so that a new endpoint is judged without being listed anywhere. */
export function endpointsOf(app: INestApplication): Endpoint[] {
  const controllers = new Set<Type>();
  for (const module of app.get(ModulesContainer).values())
    for (const { metatype } of module.controllers.values())
      if (typeof metatype === 'function') controllers.add(metatype as Type);
  return [...controllers].flatMap(endpointsOfController);
}

/** Routes that neither name their act nor are open: the guard refuses them to everyone. */
export function undeclaredEndpoints(app: INestApplication): string[] {
  return endpointsOf(app)
    .filter(({ act, open }) => act === undefined && !open)
    .map(({ method, path }) => `${method} ${path}`);
}

function endpointsOfController(controller: Type): Endpoint[] {
  const prototype = controller.prototype as Record<string, unknown>;
  return methodsOf(prototype).flatMap((name) => {
    const handler = prototype[name];
    if (typeof handler !== 'function') return [];
    const path: unknown = Reflect.getMetadata(PATH, handler);
    if (path === undefined) return [];
    const read = <T>(key: string): T | undefined =>
      (Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller)) as T | undefined;
    return list(Reflect.getMetadata(PATH, controller)).flatMap((base) =>
      list(path).map((below) => ({
        method: RequestMethod[Reflect.getMetadata(METHOD, handler) as number]!,
        path: `/${base}/${below}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'),
        act: read<string>(ACT),
        open: read<boolean>(OPEN) ?? false,
      })),
    );
  });
}

/** Own and inherited: a door that every service has is written once. */
function methodsOf(prototype: object): string[] {
  if (prototype === Object.prototype) return [];
  const own = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
  return [...new Set([...own, ...methodsOf(Object.getPrototypeOf(prototype) as object)])];
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value : [value]) as string[];
