/** The two languages of every screen. Chinese is the authoritative one. */
export type Language = 'zh' | 'en'

const KEY = 'oneseal.language'

/** The choice of an earlier visit; the law's language otherwise, whatever the browser speaks. */
export function storedLanguage(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'
  } catch {
    // Storage may be forbidden in private windows; the page must work all the same.
    return 'zh'
  }
}

export function storeLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  try {
    localStorage.setItem(KEY, language)
  } catch {
    // See above.
  }
}
