/** One JSON line per happening on standard error; standard output belongs to commands' answers. */
export interface Log {
  readonly info: (message: string, facts?: Readonly<Record<string, unknown>>) => void
  readonly error: (message: string, facts?: Readonly<Record<string, unknown>>) => void
}

/** Writes to the stream; a quiet log keeps errors only. */
export function createLog(write: (line: string) => void, options: { readonly quiet: boolean }): Log {
  const line = (level: string, message: string, facts: Readonly<Record<string, unknown>> = {}) => {
    write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...facts })}\n`)
  }
  return {
    info: (message, facts) => {
      if (!options.quiet) line('info', message, facts)
    },
    error: (message, facts) => {
      line('error', message, facts)
    },
  }
}
