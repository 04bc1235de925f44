import { citizenNumberCheck } from '#kernel'
import { seedCertificateTypes } from '../../src/app/demo-library.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { journeyIn } from './case-journey.ts'
import { signedIn } from './hall.ts'
import { aBureau } from './office.ts'
import type { BureauOptions } from './office.ts'
import { publishPlainType } from './plain-certificate-type.ts'

/** A bureau whose library knows one plain type of certificate, which the bureau and the market department issue. */
export async function aCertificateLibrary(options: Pick<BureauOptions, 'peers'> = {}) {
  const bureau = await aBureau({ items: [foodLicence.itemCode], ...options })
  await seedCertificateTypes(bureau.office, bureau.installation, bureau.matters)
  await bureau.settle()
  const issue = await signedIn(bureau, 'fang.chujian')
  const decider = await signedIn(bureau, 'tang.duanheng')
  const market = await signedIn(bureau, 'pan.guanshi')
  const editor = await signedIn(bureau, 'bian.zhun')
  const reviewer = await signedIn(bureau, 'shen.biao')
  const BUREAU = journeyIn(bureau).officer('issueOfficer').organ
  const MARKET = bureau.matters.district.officers.find(({ username }) => username === 'pan.guanshi')?.organ ?? ''
  const certificateType = bureau.matters.standards[0]?.result?.certificateType ?? ''
  await publishPlainType({ editor, reviewer }, { code: certificateType }, [BUREAU, MARKET])
  return { bureau, certificateType, BUREAU, MARKET, issue, decider, market, editor, reviewer }
}

let people = 0
/** A resident of the region nobody lives in. */
export function aResident(): string {
  people += 1
  const body = `99010119700101${String(people).padStart(3, '0')}`
  return body + citizenNumberCheck(body)
}
