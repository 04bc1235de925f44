import type * as webauthn from '@simplewebauthn/browser'
import { office } from '../api/clients.ts'
import type { Session } from './session.ts'

/** Browsers keep passkeys for names, never for bare numbers, and only where the connection is safe. */
export const canUsePasskeys = (): boolean =>
  window.isSecureContext && 'PublicKeyCredential' in window && !/^[\d.]+$|^\[/.test(location.hostname)

type Library = typeof webauthn
const library = (): Promise<Library> => import('@simplewebauthn/browser')

type RequestOptions = Parameters<Library['startAuthentication']>[0]['optionsJSON']
type CreationOptions = Parameters<Library['startRegistration']>[0]['optionsJSON']
type Assertion = Parameters<typeof office.signInWithPasskey>[0]['body']['response']
type Attestation = Parameters<typeof office.addPasskey>[0]['body']['response']

/** The library's and the browser's types name more than is sent; what is sent the door itself checks. */
const parseRequest = ({ options }: { readonly options: unknown }): RequestOptions => options as RequestOptions
const parseCreation = ({ options }: { readonly options: unknown }): CreationOptions => options as CreationOptions

async function answer(options: RequestOptions): Promise<Assertion> {
  const { startAuthentication } = await library()
  const { id, rawId, type, response } = await startAuthentication({ optionsJSON: options })
  const { clientDataJSON, authenticatorData, signature, userHandle } = response
  const handle = userHandle === undefined ? {} : { userHandle }
  const signed = { clientDataJSON, authenticatorData, signature, ...handle }
  return { id, rawId, type, clientExtensionResults: {}, response: signed }
}

/** The person closed the browser's own dialogue: no fault, and nothing to complain of. */
export const wasCalledOff = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError')

export async function signInWithPasskey(): Promise<Session> {
  const response = await answer(parseRequest(await office.passkeyChallenge({})))
  return office.signInWithPasskey({ body: { response } })
}

export async function proveWithPasskey(): Promise<void> {
  const response = await answer(parseRequest(await office.proofChallenge({})))
  await office.proveWithPasskey({ body: { response } })
}

export async function addPasskey(label: string): Promise<void> {
  const options = parseCreation(await office.passkeyEnrolment({}))
  const { startRegistration } = await library()
  const { id, rawId, type, response } = await startRegistration({ optionsJSON: options })
  const { clientDataJSON, attestationObject, transports = [] } = response
  const made: Attestation['response'] = { clientDataJSON, attestationObject, transports: [...transports] }
  await office.addPasskey({
    body: { label, response: { id, rawId, type, clientExtensionResults: {}, response: made } },
  })
}
