import { createServer } from 'node:https'
import type { Server } from 'node:https'
import { readFileSync } from 'node:fs'
import { TLSSocket } from 'node:tls'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { toPem } from '#seal'
import type { KeyRing } from '#seal'
import { parsePort, StartRefused } from './config.ts'

/** 双向 TLS: a door of its own that opens only to whoever shows a certificate of this house. */
export interface MutualTls {
  readonly port: number
  /** PEM of the server itself, of an authority browsers know. */
  readonly certificate: Buffer
  readonly key: Buffer
  /** Where people find it, as a browser writes an origin. */
  readonly address: string
}

/** Undefined when the operator wants no such door; half a door is refused at the start. */
export function readMutualTls(environment: NodeJS.ProcessEnv, host: string): MutualTls | undefined {
  const port = environment['ONESEAL_MTLS_PORT']
  const certificate = environment['ONESEAL_MTLS_CERTIFICATE']
  const key = environment['ONESEAL_MTLS_KEY']
  if (port === undefined && certificate === undefined && key === undefined) return undefined
  if (port === undefined || certificate === undefined || key === undefined)
    throw new StartRefused('Sign-in by client certificate needs ONESEAL_MTLS_PORT, _CERTIFICATE and _KEY together.')
  const number = parsePort(port)
  const given = environment['ONESEAL_MTLS_ADDRESS'] ?? `https://${host}:${String(number)}`
  if (!URL.canParse(given) || new URL(given).protocol !== 'https:')
    throw new StartRefused('ONESEAL_MTLS_ADDRESS is an https address.')
  return {
    port: number,
    certificate: readPem(certificate),
    key: readPem(key),
    address: new URL(given).origin,
  }
}

function readPem(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    throw new StartRefused(`${file} cannot be read: it is to hold what the door of client certificates shows.`)
  }
}

/**
 * The same house behind another door. TLS itself turns away whoever shows no certificate, one of another authority, or one
 * that has ended; whether the key was taken back is asked of the register at every sign-in and at every request after it.
 */
export function createMutualTlsServer(
  app: FastifyInstance,
  { certificate, key }: Pick<MutualTls, 'certificate' | 'key'>,
  { generations }: KeyRing,
): Server {
  const authorities = [...generations.issuingCa, ...generations.root].map((each) => toPem(each.certificate))
  return createServer(
    { cert: certificate, key, ca: authorities, requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    (request, response) => {
      app.routing(request, response)
    },
  )
}

/** DER of the certificate the other end of this connection holds the key of; no header can say so. */
export function clientCertificateOf(socket: Socket): Buffer | undefined {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined
  const { raw } = socket.getPeerCertificate()
  return raw
}
