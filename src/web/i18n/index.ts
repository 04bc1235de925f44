import i18next from 'i18next'
import type { Texts } from '#contract'
import { initReactI18next, useTranslation } from 'react-i18next'
import { storedLanguage, storeLanguage } from './language.ts'
import type { Language } from './language.ts'

export type { Language } from './language.ts'
/** `t('key', { name })`: the words of one screen in the language of the moment. */
export type Translate<K extends string> = (key: K, facts?: Readonly<Record<string, string | number>>) => string

/** Words come as `texts(zh, en)` with each page; there is nothing to load and nothing that can be missing. */
export function startI18n(): void {
  const language = storedLanguage()
  storeLanguage(language)
  void i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    // React escapes what it renders. `{name}` is how the refusal texts write a fact, so pages write it too.
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    initAsync: false,
  })
}

const namespaces = new WeakMap<Texts, string>()
let namespaceCount = 0

/** Each `texts` object becomes one namespace, the first time a screen asks for it. */
function namespaceOf(words: Texts): string {
  const known = namespaces.get(words)
  if (known !== undefined) return known
  namespaceCount += 1
  const namespace = `texts${namespaceCount}`
  namespaces.set(words, namespace)
  i18next.addResourceBundle('zh', namespace, words.zh)
  i18next.addResourceBundle('en', namespace, words.en)
  return namespace
}

export function useTexts<K extends string>(words: Texts<K>): Translate<K> {
  const { i18n } = useTranslation()
  const ns = namespaceOf(words)
  return (key, facts = {}) => i18n.t(key, { ...facts, ns })
}

export function useLanguage(): { readonly language: Language; readonly choose: (language: Language) => void } {
  const { i18n } = useTranslation()
  return {
    language: i18n.language === 'en' ? 'en' : 'zh',
    choose: (language) => {
      storeLanguage(language)
      void i18n.changeLanguage(language)
      chosen.forEach((hear) => {
        hear()
      })
    },
  }
}

/** Answers carry names in the reader's language: whoever keeps answers asks anew when it changes. */
const chosen = new Set<() => void>()
export const onLanguageChosen = (hear: () => void): void => {
  chosen.add(hear)
}

/** For what is not a component: headers of requests. */
export const languageNow = (): Language => (i18next.language === 'en' ? 'en' : 'zh')

/** A name of the catalogue or a sentence of the server; English falls back to Chinese where none was written. */
export const inLanguage = (
  text: { readonly zh: string; readonly en?: string | undefined },
  language: Language,
): string => (language === 'en' ? (text.en ?? text.zh) : text.zh)
