/**
 * What stays on the phone: an IndexedDB of its own. Keys lie in it as `CryptoKey`s that cannot be exported, drafts as
 * ciphertext. Absent on plain http (no WebCrypto there) and in windows that keep nothing.
 */
const NAME = 'yipanqi-door';
const STORES = { keys: 'keyId', drafts: 'draftId', kept: 'name' } as const;
export type Store = keyof typeof STORES;

export const vaultIsPossible = (): boolean =>
  typeof indexedDB !== 'undefined' &&
  typeof crypto !== 'undefined' &&
  (crypto.subtle as SubtleCrypto | undefined) !== undefined;

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const [store, keyPath] of Object.entries(STORES))
        request.result.createObjectStore(store, { keyPath });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no vault'));
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** Resolves when the transaction is complete: what was put is on the disk then, not only on its way. */
async function within<T>(
  store: Store,
  mode: IDBTransactionMode,
  work: (held: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  return new Promise<T>((resolve, reject) => {
    const transaction = database.transaction(store, mode, { durability: 'strict' });
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error ?? new Error('not kept'));
    transaction.onabort = () => reject(transaction.error ?? new Error('not kept'));
  });
}

export const vault = {
  get: <T>(store: Store, key: string): Promise<T | undefined> =>
    within(store, 'readonly', (held) => held.get(key) as IDBRequest<T | undefined>),
  all: <T>(store: Store): Promise<T[]> =>
    within(store, 'readonly', (held) => held.getAll() as IDBRequest<T[]>),
  put: async (store: Store, value: object): Promise<void> => {
    await within(store, 'readwrite', (held) => held.put(value));
  },
  remove: async (store: Store, key: string): Promise<void> => {
    await within(store, 'readwrite', (held) => held.delete(key));
  },
};
