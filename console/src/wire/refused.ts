/** A field of what was sent that a house refuses, and why. */
export type FieldFault = { field?: string; reason?: string; row?: number }

/** What a house answers when it refuses: a problem as of RFC 9457 with a stable code. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly faults: FieldFault[] = [],
    /** What a conflict shows of how things stand by now. */
    readonly members: Record<string, unknown> = {},
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
  const problem = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const text = (name: string) => (typeof problem[name] === 'string' ? (problem[name] as string) : undefined)
  const faults = Array.isArray(problem.errors) ? (problem.errors as FieldFault[]) : []
  return new Refused(status, text('code') ?? 'status-' + status, text('detail') ?? text('title') ?? '', faults, problem)
}
