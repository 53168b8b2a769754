/** A field of what was sent that a house refuses, and why. */
export type FieldFault = { field?: string; reason?: string; row?: number }

/** What a house answers when it refuses: a problem as of RFC 9457 with a stable code. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly faults: FieldFault[] = [],
    readonly retryAfterSeconds?: number,
  ) {
    super(detail)
    this.name = 'Refused'
  }
}

/** Nobody answered: the network, or the gateway, is away. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('unreachable', { cause })
    this.name = 'Unreachable'
  }
}

/** The refusal that a body says, or as much of it as there is. */
export function refusalOf(status: number, body: unknown): Refused {
  const problem = (typeof body === 'object' && body !== null ? body : {}) as {
    code?: string
    detail?: string
    title?: string
    errors?: FieldFault[]
    retryAfterSeconds?: number
  }
  return new Refused(
    status,
    problem.code ?? 'status-' + status,
    problem.detail ?? problem.title ?? '',
    problem.errors ?? [],
    problem.retryAfterSeconds,
  )
}
