import { useCallback, useRef } from 'react';
import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import { Unreachable } from './problem';

/** A random key; `crypto.randomUUID` is missing on plain http, which offices use inside their network. */
export function submissionKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface Told<Answer> {
  onSuccess?: (answer: Answer) => void;
  onError?: (error: Error) => void;
  onSettled?: () => void;
}

type Command<Input, Answer> = Omit<UseMutationResult<Answer, Error, Input>, 'mutate'> & {
  /** What is told comes after every list has been read again, also to a row or an editor that is gone by then. */
  mutate: (input: Input, told?: Told<Answer>) => void;
};

/**
 * A command under one Idempotency-Key per submission: the same content keeps its key over automatic repeats and
 * over further clicks until it has been answered with success; other content gets another key.
 */
export function useCommand<Input, Answer>(
  run: (input: Input, key: string) => Promise<Answer>,
): Command<Input, Answer> {
  const queries = useQueryClient();
  const held = useRef<{ content: string; key: string } | undefined>(undefined);

  const keyOf = (input: Input): string => {
    const content = JSON.stringify(input, (_, value: unknown) =>
      value instanceof File ? [value.name, value.size, value.lastModified] : value,
    );
    if (held.current?.content !== content) held.current = { content, key: submissionKey() };
    return held.current.key;
  };

  const mutation = useMutation<Answer, Error, Input>({
    mutationFn: (input) => run(input, keyOf(input)),
    retry: (failures, error) => error instanceof Unreachable && failures < 2,
    retryDelay: (failures) => 500 * 2 ** failures,
    // Otherwise a form would hang without a word while the machine says it is offline.
    networkMode: 'always',
    onSuccess: async () => {
      held.current = undefined;
      await queries.invalidateQueries();
    },
  });
  const { mutateAsync } = mutation;
  const mutate = useCallback(
    (input: Input, { onSuccess, onError, onSettled }: Told<Answer> = {}): void =>
      void mutateAsync(input)
        .then(onSuccess, onError ?? (() => undefined))
        .then(onSettled),
    [mutateAsync],
  );
  return { ...mutation, mutate };
}
