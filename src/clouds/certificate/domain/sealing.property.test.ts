import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aCertificate, anAuthorisation, aSealKey } from '../fixtures.ts'
import { certificateDecider } from './certificate.ts'
import type { CertificateCommand } from './certificate.ts'
import type { CertificateEvent } from './events.ts'

const digest = fc.constantFrom('a', 'b')
const at = fc.constantFrom('2026-03-10T02:00:00.000Z', '2027-03-10T02:00:00.000Z')
const command: fc.Arbitrary<CertificateCommand> = fc.oneof(
  fc
    .record({
      at,
      digest,
      authorisation: fc.constantFrom(null, anAuthorisation(), anAuthorisation({ steps: ['REFUSAL_NOTICE'] })),
      decidedBy: fc.constantFrom('decider-1', 'keeper-1'),
    })
    .map((facts) => ({
      ...facts,
      type: 'BeginSealing' as const,
      content: aCertificate(),
      seal: 'seal',
      key: aSealKey(),
      preparedFile: 'e',
    })),
  fc.record({ at, digest, file: fc.constantFrom('f', 'g') }).map((facts) => ({
    ...facts,
    type: 'CompleteSealing' as const,
    decision: 'leaf',
  })),
)

test('no order of commands seals twice, without authority, or other bytes than were registered', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
      const history: CertificateEvent[] = []
      let state = certificateDecider.initial
      for (const next of commands) {
        const decision = certificateDecider.decide(next, state)
        if (!decision.ok) continue
        if (next.type === 'BeginSealing') expect(next.authorisation?.steps).toContain('CERTIFICATE')
        if (next.type === 'CompleteSealing') {
          const use = history.find((event) => event.type === 'SealUseBegan')
          expect(use?.digest).toBe(next.digest)
        }
        history.push(...decision.events)
        state = decision.events.reduce(certificateDecider.evolve, state)
      }
      const count = (type: CertificateEvent['type']) => history.filter((event) => event.type === type).length
      expect(count('SealUseBegan')).toBe(count('CertificatePrepared'))
      expect(count('CertificateSealed')).toBeLessThanOrEqual(count('SealUseBegan'))
      expect(count('SealUseBegan')).toBeLessThanOrEqual(1)
      expect(history.reduce(certificateDecider.evolve, certificateDecider.initial)).toEqual(state)
    }),
  )
})
