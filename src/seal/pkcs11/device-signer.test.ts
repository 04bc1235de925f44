import { describe, expect, test } from 'vitest'
import { verifySignature } from '../signer.ts'
import { aToken, softHsmModule } from '../testing/soft-hsm.ts'
import { generateDeviceKey, openDeviceSigner } from './device-signer.ts'
import { CKR, DeviceError, loadModule } from './module.ts'

const bytes = Buffer.from('云州市行政审批局')

describe.skipIf(softHsmModule() === undefined)('a key in a device (SoftHSM2)', async () => {
  const token = aToken('seal-tests')
  const place = { module: token.module, token: 'seal-tests', key: 'seal' }
  if (softHsmModule() !== undefined) token.add('other-token')
  if (softHsmModule() !== undefined) await generateDeviceKey(place, token.pin)

  test('signs what everybody can check, many at once, and does not give itself away', async () => {
    const signer = await openDeviceSigner(place, token.pin)
    const papers = Array.from({ length: 40 }, (_, i) => Buffer.from(`paper ${String(i)}`))
    const signatures = await Promise.all(papers.map((paper) => signer.sign(paper)))
    for (const [i, signature] of signatures.entries())
      expect(verifySignature(signer.spki, papers[i] ?? bytes, signature)).toBe(true)
    expect(verifySignature(signer.spki, bytes, signatures[0] ?? bytes)).toBe(false)
  })

  test('is found again by another process with the same label', async () => {
    const [one, other] = [await openDeviceSigner(place, token.pin), await openDeviceSigner(place, token.pin)]
    expect(other.spki).toEqual(one.spki)
  })

  test('signs on after its sessions were lost', async () => {
    const real = await loadModule(token.module)
    const cut = { now: false }
    const signer = await openDeviceSigner(place, token.pin, {
      ...real,
      // A session that was closed beneath us: the module itself answers CKR_SESSION_HANDLE_INVALID.
      sign: (session, ...rest) => real.sign(cut.now ? session + 1000n : session, ...rest),
      openSession: async (slot) => {
        cut.now = false
        return real.openSession(slot)
      },
    })
    cut.now = true
    expect(verifySignature(signer.spki, bytes, await signer.sign(bytes))).toBe(true)
  })

  test('says that a PIN is wrong', async () => {
    await expect(openDeviceSigner({ ...place, token: 'other-token' }, '00000000')).rejects.toThrow(
      'The PIN of the cryptographic device is wrong; it is not tried again',
    )
  })

  test('never offers a PIN again that was refused: a device locks after a few', async () => {
    const real = await loadModule(token.module)
    const asked = { logins: 0, changed: false }
    const signer = await openDeviceSigner(place, token.pin, {
      ...real,
      sign: (session, ...rest) => real.sign(asked.changed ? session + 1000n : session, ...rest),
      login: (session, pin) => {
        asked.logins += 1
        return asked.changed
          ? Promise.reject(new DeviceError(CKR.pinIncorrect, 'at the log-in'))
          : real.login(session, pin)
      },
    })
    asked.changed = true
    const before = asked.logins
    for (let i = 0; i < 3; i++)
      await expect(signer.sign(bytes)).rejects.toThrow('PIN of the cryptographic device is wrong')
    expect(asked.logins).toBe(before + 1)
  })

  test('says clearly what is wrong: no module, no token, no key, a second key of the name', async () => {
    await expect(loadModule('/nowhere/device.so')).rejects.toThrow(
      'The PKCS#11 module /nowhere/device.so cannot be loaded',
    )
    await expect(openDeviceSigner({ ...place, token: 'another' }, token.pin)).rejects.toThrow(
      'has no token called another; it has: ',
    )
    await expect(openDeviceSigner({ ...place, key: 'another' }, token.pin)).rejects.toThrow('no key called another')
    await expect(generateDeviceKey(place, token.pin)).rejects.toThrow('already has a key called seal')
  })
})
