import { analytics } from '#clouds/analytics'
import { approval } from '#clouds/approval'
import { archive } from '#clouds/archive'
import { certificate } from '#clouds/certificate'
import { findings } from '#clouds/findings'
import { conduct } from '#clouds/conduct'
import { inspection } from '#clouds/inspection'
import { interplay } from '#clouds/interplay'
import { library } from '#clouds/library'
import { organisation } from '#clouds/organisation'
import { oversight } from '#clouds/oversight'
import { parties } from '#clouds/parties'
import { recognition } from '#clouds/recognition'
import { reuse } from '#clouds/reuse'
import { smart } from '#clouds/smart'
import { standards } from '#clouds/standards'
import { service } from '#clouds/service'
import { supervision } from '#clouds/supervision'
import type { Cloud } from '#frame'

/** Every cloud of this house. */
export const CLOUDS: readonly Cloud[] = [
  organisation,
  approval,
  certificate,
  library,
  reuse,
  recognition,
  supervision,
  inspection,
  conduct,
  findings,
  interplay,
  oversight,
  analytics,
  parties,
  service,
  standards,
  smart,
  archive,
]
