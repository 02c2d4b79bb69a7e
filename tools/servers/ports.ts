import { once } from 'node:events';
import { createServer } from 'node:net';
import { ServerNotStarted } from './server-not-started';

/** Distinct ports of 127.0.0.1 that nobody listens on now. */
export async function freePorts(count: number): Promise<number[]> {
  const listeners = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(listeners.map((listener) => once(listener, 'listening')));
  const ports = listeners.map((listener) => (listener.address() as { port: number }).port);
  await Promise.all(listeners.map((listener) => once(listener.close(), 'close')));
  return ports;
}

export async function isPortFree(port: number): Promise<boolean> {
  const listener = createServer();
  return new Promise((resolve) => {
    listener.once('error', () => resolve(false));
    listener.listen(port, '127.0.0.1', () => listener.close(() => resolve(true)));
  });
}

/** The port asked for, which must be free; else the last one if it still is; else any but `beside`. */
export async function choosePort(
  asked: number | undefined,
  last: number | undefined,
  beside?: number,
): Promise<number> {
  if (asked !== undefined) {
    if (await isPortFree(asked)) return asked;
    throw new ServerNotStarted('port.taken', {
      zh: `端口 ${asked} 已被其他程序占用。请关闭该程序，或改用其他端口。`,
      en: `Port ${asked} is taken by another program. Stop that program or choose another port.`,
    });
  }
  if (last !== undefined && last !== beside && (await isPortFree(last))) return last;
  return (await freePorts(2)).find((port) => port !== beside)!;
}
