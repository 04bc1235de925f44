import type { Limit, PinnedStandard } from '#kernel'
import { isAskedFor } from './standard.ts'
import type { ItemStandard } from './standard.ts'

/**
 * What of a standard binds a case from its submission. Materials the certificate library holds are looked up by the
 * bureau and never demanded (优化营商环境条例 44: no proof is set that departments can check among themselves).
 */
export function pinStandard(
  standard: ItemStandard,
  version: number,
  answers: Readonly<Record<string, string>>,
): PinnedStandard {
  const { acceptance, statutory, promised } = standard.limits
  return {
    itemCode: standard.code,
    version,
    name: standard.name.zh,
    organ: standard.organ,
    competentOrgans: standard.competentOrgans,
    acceptanceLimit: limitOf(acceptance),
    statutoryLimit: limitOf(statutory),
    promisedLimit: limitOf(promised),
    postModel: standard.postModel,
    windowAuthority: standard.windowAuthority,
    requiredMaterials: standard.materials
      .filter(({ required, source, when }) => required && source === 'APPLICANT' && isAskedFor(when, answers))
      .map(({ id }) => id),
    criteria: standard.criteria.map(({ id }) => id),
    certificateType: standard.result?.certificateType ?? null,
  }
}

const limitOf = ({ days, unit }: Limit): Limit => ({ days, unit })
