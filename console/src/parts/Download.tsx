import { useMutation } from '@tanstack/react-query'
import { download } from '../wire/houses'
import { Failure } from './Answer'
import { Button } from './Button'

/** Fetches a file that a house hands out, and saves it under a name. */
export function Download({ from, name, quiet = false, children }: { from: string; name: string; quiet?: boolean; children: React.ReactNode }) {
  const fetched = useMutation({ mutationFn: () => download(from, name) })
  return (
    <>
      <Button kind={quiet ? 'quiet' : 'plain'} isDisabled={fetched.isPending} onPress={() => fetched.mutate()}>
        {children}
      </Button>
      {fetched.error && <Failure failure={fetched.error} />}
    </>
  )
}
