import { expect, test } from 'vitest'
import { hashPassword, isPassword } from './password.ts'

test('a stolen password file costs whoever tries words on it 19 MiB and two passes for each', async () => {
  const stored = await hashPassword('demo-2026-oneseal')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await isPassword(stored, 'demo-2026-oneseal')).toBe(true)
  expect(await isPassword(stored, 'demo-2026-oneseaL')).toBe(false)
  expect(await isPassword(undefined, 'nobody')).toBe(false)
})
