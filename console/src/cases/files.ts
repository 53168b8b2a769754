import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { cases, told } from '../wire/houses'
import type { CaseFile } from '../wire/views'

export function useFiles(id: string) {
  return useQuery({
    queryKey: ['case', id, 'files'],
    queryFn: async ({ signal }) =>
      (await told(cases.GET('/v1/cases/{id}/files', { params: { path: { id } }, signal }))) as CaseFile[],
  })
}

/** Brings files to a case one after the other; the first that is refused ends it. */
export function useBringFile(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (files: File[]) => {
      for (const file of files) {
        await told(
          cases.POST('/v1/case-files', {
            params: { query: { case: id } as never },
            body: file as never,
            bodySerializer: (body: unknown) => body as never,
            headers: { 'Content-Type': 'application/octet-stream', 'Content-Disposition': nameAsHeader(file.name) },
          } as never),
        )
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['case', id] }),
  })
}

/** A file's name in a header, whatever it is written in (RFC 8187). */
export function nameAsHeader(name: string): string {
  const escaped = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => '%' + sign.charCodeAt(0).toString(16).toUpperCase())
  return `attachment; filename*=UTF-8''${escaped}`
}

/** SHA-256 in hexadecimal digits. */
export async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes)
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
