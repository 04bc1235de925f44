import { generateKeyPairSync } from 'node:crypto'
import type { RunRequest } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { Matters } from '#catalogue'
import { createBureauPki, toPem } from '#seal'
import { createNoteSigner } from '#ledger'
import { fingerprintOf } from '#clouds/recognition'
import type { WholeOffice } from './office.ts'

/** An invented neighbour: it exists by its keys alone, and nobody answers at its address. */
const NAME = '邻州市行政审批局'
const ORIGIN = 'oneseal/demo-neighbour'

/** 互认: so that the list of recognised regions has something to show. */
export async function seedRegions({ services }: WholeOffice, { district }: Matters): Promise<void> {
  const [one, other] = district.officers.filter(({ roles }) => roles.includes('administrator'))
  if (one === undefined || other === undefined) return
  const at = services.now()
  const pki = await createBureauPki({ organName: NAME, now: new Date(at) })
  const { vkey } = createNoteSigner(ORIGIN, generateKeyPairSync('ed25519').privateKey)
  const rootCertificates = [toPem(pki.root.certificate)]
  const trust = { v: 1, origin: ORIGIN, rootCertificates, vkey, witnesses: [] }
  const fingerprint = fingerprintOf(trust)
  const terms = {
    ...{
      name: NAME,
      address: 'https://hall.linzhou.example',
      origin: ORIGIN,
      trust: JSON.stringify(trust),
      fingerprint,
    },
    ...{ basis: '示范区与邻州市电子证照互认协议', types: [], purposes: ['APPROVAL'], dailyMax: 100 },
  }
  const stream = services.idFrom('recognised region', ORIGIN)
  const seed = async (command: object, { id, organ, roles }: typeof one) => {
    const by: RunRequest['by'] = { kind: 'officer', id, organ, region: district.region, roles }
    const request = { life: 'recognisedRegion', stream, command: jsonObjectOf({ ...command, at, by: '$actor' }), by }
    const key = `region ${id}`
    const result = await services.run({ ...request, idempotency: { scope: 'demo-regions', key, content: { key } } })
    if (!result.ok) throw new Error(`The demo’s neighbour cannot be recognised: ${result.refusal.code}`)
  }
  // A later start finds both acts done: their keys are the same, and nothing is compared anew.
  if ((await services.load(stream)) !== undefined) return
  await seed({ type: 'ProposeRegion', ...terms }, one)
  await seed({ type: 'RecogniseRegion', heard: fingerprint }, other)
}
