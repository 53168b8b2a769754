import { QueryClient } from '@tanstack/react-query'
import { Refused } from '../wire/refused'

/** What was asked and answered lately; a refusal is an answer and is not asked again by itself. */
export const questions = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (count, failure) => count < 2 && !(failure instanceof Refused && failure.status < 500),
    },
  },
})
