import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { monitoring, told } from '../wire/houses'
import type { Model, Page } from '../wire/views'
import type { ModelStep } from './life'

/** What a validation found; other steps tell the version alone. */
type Answered = { passed?: boolean; failures?: string[] }

export function useModels() {
  return useQuery({
    queryKey: ['models'],
    queryFn: async ({ signal }) =>
      ((await told(monitoring.GET('/v1/models', { params: { query: {} }, signal }))) as Page<Model>).items,
  })
}

/** Moves a version of a model one step of its life, as it was seen. */
export function useModelStep({ model, version, revision }: Model) {
  return useChanged(async (step: ModelStep) => {
    const params = { path: { model, version: version as never }, header: { 'If-Match': `"${revision}"` } }
    const path = `/v1/models/{model}/versions/{version}/${step}` as '/v1/models/{model}/versions/{version}/validations'
    return (await told(monitoring.POST(path, { params }))) as Answered
  })
}

/** Registers a signed bundle; the same one sent again is the same version. */
export function useRegisterModel() {
  return useChanged((bundle: File) =>
    told(
      monitoring.POST('/v1/models', {
        body: bundle as never,
        bodySerializer: (body: unknown) => body as never,
        headers: { 'Content-Type': 'application/octet-stream' },
      }),
    ),
  )
}

function useChanged<T, R>(change: (asked: T) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: ['models'] }),
  })
}
