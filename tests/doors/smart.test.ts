import { describe, expect, test } from 'vitest'
import { verifySignature } from '#seal'
import { seedSmart } from '../../src/app/demo-smart.ts'
import { PLACES } from '../../src/app/place.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import { applyForFelling, FELLING } from '../support/felling.ts'
import { codeOf, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'
import { anOutside } from '../support/outside.ts'

const { peers } = await anOutside()
const bureau = await aBureau({ items: [FELLING], peers })
await seedSmart(bureau.office, bureau.installation, bureau.matters, PLACES.matters)
await bureau.settle()

const resident = await signedIn(bureau, 'demo.resident')
const inspector = await signedIn(bureau, 'cheng.zhengming')
const editor = await signedIn(bureau, 'bian.zhun')
const reviewer = await signedIn(bureau, 'shen.biao')
const decider = await signedIn(bureau, 'tang.duanheng')
const intake = await signedIn(bureau, 'lin.shouli')
const params = { code: FELLING }

async function applied(changes?: Parameters<typeof applyForFelling>[1]) {
  const { id } = await applyForFelling(resident, changes)
  await bureau.settle()
  const { verification } = await resident.smart.ownVerification({ params: { id } })
  const own = await resident.approval.myCase({ params: { id } })
  return { id, verification, own }
}

describe('a felling permit', () => {
  test('SM-01 SM-06 SM-08 goes from form to sealed certificate in one go, with every reason stored', async () => {
    const { id, verification, own } = await applied()
    expect(own.progress.stage).toBe('granted')
    expect(verification).toMatchObject({ outcome: 'APPROVE', automatic: true, withheld: null, failed: null })
    expect(verification?.fired).toMatchObject([{ row: 8, outcome: 'APPROVE' }])
    expect(verification?.authorisedBy).not.toBe('')
    expect(own.documents.filter(({ kind }) => kind === 'CERTIFICATE')).toHaveLength(1)
    const history = await bureau.office.services.history(id)
    const granted = history.find(({ envelope }) => envelope.type === 'CaseGranted')
    expect(granted?.body).toMatchObject({ basis: 'AUTOMATIC' })
    expect(granted?.envelope.signature?.certSha256).toBe(bureau.installation.systemSigner.certSha256)
    await bureau.expectSound()
  })
})
