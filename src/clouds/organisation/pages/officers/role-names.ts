import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { isRoleName, roleTexts } from '../role-texts.ts'

/** Roles as one line of words. */
export function useRoleNames(): (roles: readonly string[]) => string {
  const roleName = useTexts(roleTexts)
  const { language } = useLanguage()
  return (roles) =>
    roles.map((role) => (isRoleName(role) ? roleName(role) : role)).join(language === 'en' ? ', ' : '、')
}
