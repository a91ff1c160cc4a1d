import {
  keepPreviousData,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import { call, type Input, type ItemOf, newKey, type Operation, type ResponseOf } from './client.ts';
import type { Refused } from './refused.ts';

/** Reads one thing. `when: false` waits (an id that is not known yet, a tab that is closed). */
export function useRead<O extends Operation>(
  operation: O,
  input: Input<O>,
  options: {
    when?: boolean;
    everyMs?: number | false;
    keepPrevious?: boolean;
    /** It never changes while the page is open. */
    isForGood?: boolean;
  } = {},
) {
  const query = useQuery<unknown, Refused>({
    queryKey: [operation, input],
    queryFn: ({ signal }) => call(operation, input, { signal }),
    enabled: options.when ?? true,
    refetchInterval: options.everyMs ?? false,
    ...(options.isForGood ? { staleTime: Number.POSITIVE_INFINITY } : {}),
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
  return query as UseQueryResult<ResponseOf<O>, Refused>;
}

/** Reads a list page by page: `items` is what was read so far, `readMore` fetches the next page by its key. */
export function useList<O extends Operation>(
  operation: O,
  input: Input<O>,
  options: { when?: boolean } = {},
) {
  const query = useInfiniteQuery({
    queryKey: [operation, input, 'pages'],
    queryFn: async ({ signal, pageParam }): Promise<{ items: ItemOf<O>[]; next: string | null }> => {
      const part = operation.startsWith('GET') ? 'query' : 'body';
      const asked = (input as Record<string, object | undefined>)[part] ?? {};
      const withKey = { ...input, [part]: { ...asked, ...(pageParam ? { after: pageParam } : {}) } };
      const page: unknown = await call(operation, withKey, { signal });
      return page as { items: ItemOf<O>[]; next: string | null };
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled: options.when ?? true,
  });
  return {
    items: query.data?.pages.flatMap((page) => page.items) ?? [],
    /** The first page as it came: lists may say more than their items, such as what a search understood. */
    firstPage: query.data?.pages[0] as ResponseOf<O> | undefined,
    isLoading: query.isLoading,
    isReadingMore: query.isFetchingNextPage,
    hasMore: query.hasNextPage,
    error: query.error as Refused | null,
    readMore: () => void query.fetchNextPage(),
    readAgain: () => void query.refetch(),
  };
}

/**
 * Writes. A try that failed and is repeated with the same input carries the same idempotency key, so that
 * a click after a lost answer never does the thing twice. Afterwards everything shown is read anew.
 */
export function useWrite<O extends Operation>(operation: O) {
  const client = useQueryClient();
  const last = useRef<{ said: unknown; key: string }>({ said: null, key: '' });
  return useMutation<ResponseOf<O>, Refused, Input<O>>({
    mutationFn: (input) => {
      const { body } = input as { body?: unknown };
      // A file cannot be compared by its text: it is the same try when it is the same object.
      const said = body instanceof FormData || body instanceof Blob ? body : JSON.stringify(input);
      if (last.current.said !== said) last.current = { said, key: newKey() };
      return call(operation, input, { idempotencyKey: last.current.key });
    },
    onSuccess: () => {
      last.current = { said: null, key: '' };
      void client.invalidateQueries();
    },
  });
}
