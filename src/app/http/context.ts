import type { RequestContext } from '#frame'

/** What only the app's own doors (sign-in, files) may see of a request; clouds get a RequestContext. */
export interface HttpContext extends RequestContext {
  readonly http: {
    /** The token the browser's cookie holds, signed in or not. */
    readonly token: string | undefined
    /** Hands the browser another token. */
    readonly setToken: (token: string) => void
    readonly address: string
    /** DER of the certificate shown on a connection under mutual TLS. */
    readonly clientCertificate: Buffer | undefined
    readonly header: (name: string) => string | undefined
  }
}

/** A handler of the app's own may look at the request; a cloud's asks for less and fits as well. */
export type HttpHandler = (input: never, context: HttpContext) => Promise<unknown>

/** zh unless the caller asks for English first: the bureau's own language is Chinese. */
export const languageOf = (acceptLanguage: string | undefined): 'zh' | 'en' =>
  /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh'
