import { Unreachable } from './problem';
import { submissionKey } from './useCommand';

const TRIES = 4;

/** A command outside a form: asked again under its one key while no answer comes, so that nothing is done twice. */
export async function again<T>(run: (key: string) => Promise<T>): Promise<T> {
  const key = submissionKey();
  for (let tried = 1; ; tried++) {
    try {
      return await run(key);
    } catch (error) {
      if (!(error instanceof Unreachable) || tried === TRIES) throw error;
      await new Promise((resume) => setTimeout(resume, 500 * 2 ** tried));
    }
  }
}
