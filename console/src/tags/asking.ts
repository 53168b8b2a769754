import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { cases, told } from '../wire/houses'
import type { UsedTag } from '../wire/views'

const NONE: UsedTag[] = []

/** The tags that the institution uses, the most used first. */
export function useUsedTags(): UsedTag[] {
  const asked = useQuery({
    queryKey: ['used-tags'],
    queryFn: async ({ signal }) => (await told(cases.GET('/v1/queue/tags', { signal }))) as UsedTag[],
    staleTime: 60_000,
  })
  return asked.data ?? NONE
}

/** Of one alert or case as it was seen: all the tags that it has from now on. */
export type Tagged = { kind: 'alert' | 'case'; id: string; version: number; tags: string[] }

export function useSetTags() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ kind, id, version, tags }: Tagged) => {
      const asked = { params: { path: { id }, header: { 'If-Match': `"${version}"` } }, body: { tags } }
      return kind === 'alert' ? told(cases.PUT('/v1/queue/{id}/tags', asked)) : told(cases.PUT('/v1/cases/{id}/tags', asked))
    },
    onSettled: (_, __, { kind, id }) =>
      Promise.all(
        [...(kind === 'alert' ? [['item', id], ['queue']] : [['case', id], ['cases']]), ['used-tags']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  })
}
